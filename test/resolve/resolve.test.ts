import { describe, expect, it } from "vitest"
import { check } from "#pipeline/check/check.ts"
import { OrganizationBook } from "#pipeline/extract/OrganizationBook.ts"
import { type Draft, draft, printed } from "#pipeline/model/Draft.ts"
import { span } from "#pipeline/model/Span.ts"
import { documentsOf } from "#pipeline/resolve/Document.ts"
import { resolve } from "#pipeline/resolve/resolve.ts"
import events from "#schemas/directory/events.dataset.ts"
import organizationRelations from "#schemas/directory/organization_relations.dataset.ts"
import { sourceOf } from "../sourceOf.ts"

const at = (text: string, part: string) => {
  const start = text.indexOf(part)
  if (start < 0) throw new Error(`${part} does not stand in ${text}`)
  return span(start, start + part.length)
}

/** A document that says what `say` makes it say of the organisations in its text. */
const document = (
  title: string,
  text: string,
  say: (book: OrganizationBook, find: (part: string) => ReturnType<typeof at>) => ReadonlyArray<Draft>
) => {
  const book = new OrganizationBook()
  const drafts = say(book, (part) => at(text, part))
  const source = sourceOf(text, { file: `${title}.txt`, sha256: title })
  return {
    source,
    extraction: {
      kind: "wikitext" as const,
      title,
      language: "zh-Hans" as const,
      organizations: book.organizations,
      drafts: [...drafts, ...book.aliases],
      issues: []
    }
  }
}

const build = (...documents: ReadonlyArray<ReturnType<typeof document>>) => {
  const resolved = resolve(documentsOf(documents))
  return {
    ...resolved,
    rows: (table: string) => resolved.tables.get(table)!,
    checks: check(resolved),
    byName: (name: string) => resolved.tables.get("organizations")!.filter((row) => row["name"] === name)
  }
}
const relate = (
  find: (part: string) => ReturnType<typeof at>,
  subject: string,
  relation: "part_of" | "managed_by" | "dispatched_by",
  object: string,
  sentence: string
) =>
  draft(organizationRelations, find(sentence), {
    subject_org_id: printed(subject, find(sentence)),
    relation,
    object_org_id: object
  })

describe("one organisation, one row", () => {
  it("merges a name over scripts and documents, first mention first, and keeps every source", () => {
    const { byName, rows } = build(
      document("a", "香港經貿辦隸屬政制局", (book, find) => {
        book.mention("政制局", find("政制局"))
        return []
      }),
      document("b", "政制局", (book, find) => {
        book.mention("政制局", find("政制局"))
        return []
      })
    )
    expect(rows("organizations")).toHaveLength(1)
    expect(byName("政制局")[0]!["source_ids"]).toHaveLength(2)
  })

  it("keeps two bodies of one printed name apart by the bodies that they belong to", () => {
    const text = "甲市驻京办下设秘书处。乙市驻京办下设秘书处。"
    const { byName } = build(
      document("a", text, (book, find) => {
        const one = book.mention("甲市驻京办", find("甲市驻京办"))
        const two = book.mention("乙市驻京办", find("乙市驻京办"))
        book.mention("秘书处", find("秘书处"), { within: one })
        book.mention("秘书处", span(text.lastIndexOf("秘书处"), text.lastIndexOf("秘书处") + 3), {
          within: two
        })
        return []
      })
    )
    expect(byName("秘书处")).toHaveLength(2)
    expect(new Set(byName("秘书处").map((row) => row["org_id"])).size).toBe(2)
  })

  it("gives the same id whatever else is built, and whatever the file is called", () => {
    const one = document("a", "甲局管理", (book, find) => {
      book.mention("甲局", find("甲局"))
      return []
    })
    const other = document("0", "乙局与甲局", (book, find) => {
      book.mention("乙局", find("乙局"))
      book.mention("甲局", find("甲局"))
      return []
    })
    const alone = build(one).byName("甲局")[0]!["org_id"]
    expect(build(other, { ...one, source: { ...one.source, file: "z" } }).byName("甲局")[0]!["org_id"]).toBe(
      alone
    )
  })

  it("joins by a short name that one body alone has, and says why", () => {
    const { rows } = build(
      document("a", "甲市驻哈尔滨办事处，简称甲驻哈办", (book, find) => {
        const ref = book.mention("甲市驻哈尔滨办事处", find("甲市驻哈尔滨办事处"))
        book.alias(ref, "甲驻哈办", "short", find("甲驻哈办"))
        return []
      }),
      document("b", "甲驻哈办迁址", (book, find) => {
        book.mention("甲驻哈办", find("甲驻哈办"))
        return []
      })
    )
    expect(rows("organizations")).toHaveLength(1)
    expect(String(rows("organizations")[0]!["merged_because"])).toContain("甲驻哈办")
  })
})

describe("a body that is only named", () => {
  const bare = document("a", "报乙局备案", (book, find) => [
    draft(events, find("报乙局备案"), {
      date: "1987",
      date_start: "1987-01-01",
      date_end: "1987-12-31",
      kind: "decided",
      org_ids: [book.mention("乙局", find("乙局"), { bare: true })],
      text: "报乙局备案"
    })
  ])

  it("has no row, and rows that name it leave it out", () => {
    const { rows } = build(bare)
    expect(rows("organizations")).toEqual([])
    expect(rows("events")[0]!["org_ids"]).toEqual([])
  })

  it("is the body of another document that says something of it", () => {
    const { byName, rows } = build(
      bare,
      document("b", "乙局", (book, find) => {
        book.mention("乙局", find("乙局"))
        return []
      })
    )
    expect(rows("events")[0]!["org_ids"]).toEqual([byName("乙局")[0]!["org_id"]])
  })
})

describe("sources that disagree", () => {
  const overview = document("a", "各办事处为副局级，由甲办管理，含丙处", (book, find) => {
    const all = book.mention("各办事处", find("各办事处"), { kind: "collective" })
    const office = book.mention("丙处", find("丙处"))
    book.member(all, office)
    book.claim(office, "rank", "副局级", find("副局级"))
    book.mention("甲办", find("甲办"))
    return [relate(find, all, "managed_by", book.find("甲办")!, "由甲办管理")]
  })
  const article = document("b", "丙处为副厅级，归口乙厅管理", (book, find) => {
    const office = book.mention("丙处", find("丙处"))
    book.claim(office, "rank", "副厅级", find("副厅级"))
    return [relate(find, office, "managed_by", book.mention("乙厅", find("乙厅")), "归口乙厅管理")]
  })

  it("are both kept; the cell is withheld, and the check names both", () => {
    const { byName, checks, rows } = build(overview, article)
    expect(byName("丙处")[0]!["rank"]).toBeNull()
    const claims = checks.filter((row) => row["rule"] === "conflicting_claims")
    expect(claims.map((row) => [row["expected"], row["actual"]])).toContainEqual(["副局级", "副厅级"])
    const readings = rows("provenance").filter((row) => row["column"] === "rank")
    expect(readings.map((row) => row["quote"])).toEqual(["副局级", "副厅级"])
  })

  it("contradict a member by what they say of its collective, which is no row of the member", () => {
    const { byName, checks, rows } = build(overview, article)
    const managers = checks.filter(
      (row) => row["rule"] === "conflicting_claims" && /manages/u.test(String(row["message"]))
    )
    expect(managers.map((row) => [row["expected"], row["actual"]])).toEqual([["乙厅", "甲办"]])
    expect(rows("organization_relations")).toHaveLength(2)
    expect(byName("丙处")[0]!["parent_org_id"]).toBe(byName("乙厅")[0]!["org_id"])
  })

  it("are no conflict where they say the same", () => {
    const { checks } = build(
      overview,
      document("c", "丙处为副局级", (book, find) => {
        book.claim(book.mention("丙处", find("丙处")), "rank", "副局级", find("副局级"))
        return []
      })
    )
    expect(checks.filter((row) => row["rule"] === "conflicting_claims")).toEqual([])
  })
})

describe("rows", () => {
  it("count their spans in code points, lines from 1, and quote them exactly", () => {
    const text = "𠮷𠮷\n1987年1月，甲局成立。"
    const { rows } = build(
      document("a", text, (book, find) => [
        draft(events, find("1987年1月，甲局成立。"), {
          date: printed("1987-01", find("1987年1月")),
          date_start: "1987-01-01",
          date_end: "1987-01-31",
          kind: "established",
          org_ids: [book.mention("甲局", find("甲局"))],
          text: "1987年1月，甲局成立。"
        })
      ])
    )
    expect(rows("events")[0]).toMatchObject({ line: 2, start: 3, end: 16, object_org_id: null })
    const proof = rows("provenance").find((row) => row["column"] === "date")!
    expect(proof["quote"]).toBe("1987年1月")
    expect([...text].slice(proof["start"] as number, proof["end"] as number).join("")).toBe("1987年1月")
    expect(proof["row_id"]).toBe(rows("events")[0]!["event_id"])
  })

  it("that say the same thing twice keep two ids, the same ones in every build", () => {
    const text = "甲局归乙局管理。甲局归乙局管理。"
    const twice = document("a", text, (book, find) => {
      const subject = book.mention("甲局", find("甲局"))
      const object = book.mention("乙局", find("乙局"))
      const one = relate(find, subject, "managed_by", object, "甲局归乙局管理。")
      return [one, { ...one, span: span(8, 16) }]
    })
    const ids = build(twice)
      .rows("organization_relations")
      .map((row) => row["relation_id"])
    expect(new Set(ids).size).toBe(2)
    expect(
      build(twice)
        .rows("organization_relations")
        .map((row) => row["relation_id"])
    ).toEqual(ids)
  })

  it("name each region once, with its official name beside the printed one", () => {
    const { rows } = build(document("a", "駐廣西，南寧；再訪廣西", () => []))
    expect(
      rows("regions").map((row) => [row["region_id"], row["name"], row["name_hans"], row["start"]])
    ).toEqual([
      ["450000", "廣西", "广西壮族自治区", 1],
      ["450100", "南寧", "南宁市", 4]
    ])
  })
})
