/** The parts of a workbook in Office Open XML: what sheets there are, and the sheets. */
import { letters, type Sheet, sheetXml } from "./sheet.ts"
import { stylesXml } from "./styles.ts"
import type { ZipEntry } from "./zip.ts"

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const packaged = "http://schemas.openxmlformats.org/package/2006"
const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml"

const contentTypes = (sheets: ReadonlyArray<Sheet>): string =>
  [
    `${declaration}<Types xmlns="${packaged}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>`,
    ...sheets.map(
      (_, i) =>
        `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${sheetType}.worksheet+xml"/>`
    ),
    "</Types>"
  ].join("")

const relationships = (targets: ReadonlyArray<readonly [kind: string, target: string]>): string => {
  const each = targets.map(
    ([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${relation}/${kind}" Target="${target}"/>`
  )
  return `${declaration}<Relationships xmlns="${packaged}/relationships">${each.join("")}</Relationships>`
}

/** Names of sheets are names of tables: ASCII, without signs of XML. */
const workbookXml = (sheets: ReadonlyArray<Sheet>): string => {
  const listed = sheets.map(({ name }, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
  const filters = sheets.map(
    ({ columns, count, name }, i) =>
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">'${name}'!$A$1:$${letters(columns.length - 1)}$${count + 1}</definedName>`
  )
  return [
    `${declaration}<workbook xmlns="${main}" xmlns:r="${relation}">`,
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="17000" tabRatio="800"/></bookViews>',
    `<sheets>${listed.join("")}</sheets><definedNames>${filters.join("")}</definedNames></workbook>`
  ].join("")
}

/** Every part of the workbook. */
export function* parts(sheets: ReadonlyArray<Sheet>): Generator<ZipEntry> {
  const file = (path: string, content: string): ZipEntry => ({ path, content: [Buffer.from(content)] })
  yield file("[Content_Types].xml", contentTypes(sheets))
  yield file("_rels/.rels", relationships([["officeDocument", "xl/workbook.xml"]]))
  yield file("xl/workbook.xml", workbookXml(sheets))
  const targets = sheets.map((_, i) => ["worksheet", `worksheets/sheet${i + 1}.xml`] as const)
  yield file("xl/_rels/workbook.xml.rels", relationships([...targets, ["styles", "styles.xml"]]))
  yield file("xl/styles.xml", stylesXml())
  for (const [i, sheet] of sheets.entries())
    yield { path: `xl/worksheets/sheet${i + 1}.xml`, content: sheetXml(sheet, i === 0) }
}
