import type { CellStyle } from './workbook';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const fonts = [
  '<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>',
  '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>',
  '<font><sz val="10"/><color rgb="FF555555"/><name val="Calibri"/><family val="2"/></font>',
];

const borders = [
  '<border><left/><right/><top/><bottom/><diagonal/></border>',
  '<border><left/><right/><top style="medium"><color auto="1"/></top><bottom style="thin"><color auto="1"/></bottom><diagonal/></border>',
  '<border><left/><right/><top/><bottom style="medium"><color auto="1"/></bottom><diagonal/></border>',
];

/** The styles of a workbook, numbered in the order in which they are first asked for; the first is the plain one. */
export class StyleBook {
  private readonly numberByStyle = new Map<string, number>();
  private readonly formats: string[] = [];
  /** Asked again for every place of a line: the same object has the same number. */
  private readonly known = new WeakMap<CellStyle, number>();

  constructor() {
    this.numberOf({});
  }

  numberOf(style: CellStyle): number {
    const known = this.known.get(style);
    if (known !== undefined) return known;
    const format = formatXml(style);
    const own = this.numberByStyle.get(format) ?? this.formats.push(format) - 1;
    this.numberByStyle.set(format, own);
    this.known.set(style, own);
    return own;
  }

  xml(): string {
    const list = (name: string, of: readonly string[]) =>
      `<${name} count="${of.length}">${of.join('')}</${name}>`;
    return `${head}<styleSheet xmlns="${main}">${list('fonts', fonts)}<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>${list('borders', borders)}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${list('cellXfs', this.formats)}<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
  }
}

function formatXml({ isBold, isQuiet, align, indent, wraps, lines }: CellStyle): string {
  const font = isBold ? 1 : isQuiet ? 2 : 0;
  const border = lines === 'heading' ? 1 : lines === 'last' ? 2 : 0;
  const alignment = [
    align === undefined ? '' : ` horizontal="${align === 'end' ? 'right' : 'left'}"`,
    lines === 'heading' ? ' vertical="bottom"' : wraps ? ' vertical="top"' : '',
    indent === undefined ? '' : ` indent="${indent}"`,
    wraps ? ' wrapText="1"' : '',
  ].join('');
  return `<xf numFmtId="0" fontId="${font}" fillId="0" borderId="${border}" xfId="0"${font > 0 ? ' applyFont="1"' : ''}${border > 0 ? ' applyBorder="1"' : ''}${alignment === '' ? '/>' : ` applyAlignment="1"><alignment${alignment}/></xf>`}`;
}
