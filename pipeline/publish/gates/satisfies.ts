/** Schemas of columns as plain functions: a release has millions of cells, and nearly all of them are right. */
import type * as SchemaAST from "effect/SchemaAST"

/** Whether a value is what a schema says. What is wrong with one that is not, only the schema itself tells. */
export type Satisfies = (value: unknown) => boolean

/** Null for a schema of a kind that no column has: then only the schema itself can tell. */
export const satisfies = (ast: SchemaAST.AST): Satisfies | null => {
  const plain = ast.encoding === undefined ? ofType(ast) : null
  const checks = ast.checks?.map((check) => passes(check, ast))
  if (plain === null || checks === undefined) return plain
  return (value) => plain(value) && checks.every((check) => check(value))
}

const ofType = (ast: SchemaAST.AST): Satisfies | null => {
  switch (ast._tag) {
    case "String":
      return (value) => typeof value === "string"
    case "Number":
      return (value) => typeof value === "number"
    case "BigInt":
      return (value) => typeof value === "bigint"
    case "Boolean":
      return (value) => typeof value === "boolean"
    case "Null":
      return (value) => value === null
    case "Literal":
      return (value) => value === ast.literal
    case "Union":
      return anyOf(ast.types)
    case "Arrays":
      return ast.elements.length === 0 && ast.rest.length === 1 ? listOf(ast.rest[0]!) : null
    default:
      return null
  }
}

const anyOf = (types: ReadonlyArray<SchemaAST.AST>): Satisfies | null => {
  if (types.every((type) => type._tag === "Literal" && type.checks === undefined)) {
    const literals = new Set<unknown>(types.map((type) => (type as SchemaAST.Literal).literal))
    return (value) => literals.has(value)
  }
  const each = types.map(satisfies)
  return each.includes(null) ? null : (value) => each.some((is) => is!(value))
}

const listOf = (item: SchemaAST.AST): Satisfies | null => {
  const is = satisfies(item)
  return is === null ? null : (value) => Array.isArray(value) && value.every(is)
}

const passes = (check: SchemaAST.Check<never>, ast: SchemaAST.AST): Satisfies => {
  if (check._tag === "Filter") return (value) => check.run(value as never, ast, {}) === undefined
  const each = check.checks.map((one) => passes(one, ast))
  return (value) => each.every((one) => one(value))
}
