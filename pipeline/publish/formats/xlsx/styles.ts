/** Formats of cells: what a text, a number or a day looks like. */

/** By the number that cells name them with. */
export const styles = ["none", "head", "text", "quoted", "amount", "whole", "number", "day"] as const
export type Style = (typeof styles)[number]

/** Number formats 0 (general), 1 (`0`), 4 (`#,##0.00`) and 49 (text) are built in; a day is written as ISO 8601 has it. */
const xf: Readonly<Record<Style, string>> = {
  none: 'numFmtId="0"',
  head: 'numFmtId="49" applyNumberFormat="1" fontId="1" applyFont="1" fillId="2" applyFill="1"',
  text: 'numFmtId="49" applyNumberFormat="1"',
  quoted: 'numFmtId="49" applyNumberFormat="1" quotePrefix="1"',
  amount: 'numFmtId="4" applyNumberFormat="1"',
  whole: 'numFmtId="1" applyNumberFormat="1"',
  number: 'numFmtId="0"',
  day: 'numFmtId="164" applyNumberFormat="1"'
}

const font = (more: string) =>
  `<font>${more}<sz val="11"/><name val="Calibri"/><family val="2"/><scheme val="minor"/></font>`
const fill = (pattern: string) => `<fill>${pattern}</fill>`

export const stylesXml = (): string =>
  [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>',
    `<fonts count="2">${font("")}${font("<b/>")}</fonts>`,
    `<fills count="3">${fill('<patternFill patternType="none"/>')}${fill('<patternFill patternType="gray125"/>')}`,
    `${fill('<patternFill patternType="solid"><fgColor rgb="FFE7ECF2"/><bgColor indexed="64"/></patternFill>')}</fills>`,
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${styles.length}">`,
    ...styles.map(
      (style) => `<xf ${style === "head" ? "" : 'fontId="0" fillId="0" '}borderId="0" xfId="0" ${xf[style]}/>`
    ),
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  ].join("")
