import { A as assert } from "./valueMaps-DkKx9eUO.js";
import { n as fixedZipTime } from "./analyseCommand-Dcv-6tsP.js";
import { t as xmlText } from "./xmlText-DPis095w.js";
import { Zip, ZipDeflate } from "fflate";
// src/report/export/formats/xlsx/sharedStrings.ts
/** What a spreadsheet takes in one place; a longer text would make the file be refused as broken. */
var mostUnits$1 = 32767;
/** The texts of a workbook, each once, numbered in the order in which they first come. */
var SharedStrings = class {
	numberByText = /* @__PURE__ */ new Map();
	numberByMarked = /* @__PURE__ */ new Map();
	items = [];
	uses = 0;
	numberOf(value) {
		this.uses++;
		if (typeof value === "string") return this.known(this.numberByText, value, () => textXml(value));
		return this.known(this.numberByMarked, JSON.stringify([value.text, value.mark]), () => markedXml(value));
	}
	/** Pieces of the part, which can be long. */
	*xml() {
		yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${this.uses}" uniqueCount="${this.items.length}">`;
		for (const item of this.items) yield `<si>${item}</si>`;
		yield "</sst>";
	}
	known(numbers, key, xml) {
		const known = numbers.get(key);
		if (known !== void 0) return known;
		const own = this.items.push(xml()) - 1;
		numbers.set(key, own);
		return own;
	}
};
/**
* A text of a spreadsheet: line ends are line feeds; `_x0041_` in it would be read as the character of that number
* (ECMA-376, 22.9.2.19), so its first sign is written in that way itself. Too long a text ends with an ellipsis.
*/
function textXml(text) {
	const lines = text.replace(/\r\n?/g, "\n");
	const fitting = lines.length > mostUnits$1 ? `${lines.slice(0, 32766)}…` : lines;
	return `<t xml:space="preserve">${xmlText(fitting).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")}</t>`;
}
function markedXml({ text, mark }) {
	const font = "<sz val=\"11\"/><rFont val=\"Calibri\"/><family val=\"2\"/>";
	return `<r><rPr>${font}</rPr>${textXml(text)}</r><r><rPr><vertAlign val="superscript"/>${font}</rPr>${textXml(mark)}</r>`;
}
// src/report/export/formats/xlsx/sheetNames.ts
/** What Excel takes as a sheet's name: at most this many UTF-16 units. */
var mostUnits = 31;
/**
* Names of sheets as spreadsheets take them, one of its kind each whatever the case: without `[]:*?/\` and controls, no
* apostrophe at the ends, not empty, not Excel's own "History".
*/
function sheetNames(wanted) {
	const taken = /* @__PURE__ */ new Set(["history"]);
	return wanted.map((name, index) => {
		const legal = name.replace(/[[\]:*?/\\\p{Cc}\p{Surrogate}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu, " ").replace(/\s+/g, " ").replace(/^[' ]+|[' ]+$/g, "");
		const base = legal === "" ? `Sheet ${index + 1}` : legal;
		for (let count = 1;; count++) {
			const suffix = count === 1 ? "" : ` (${count})`;
			const tried = `${shortened(base, mostUnits - suffix.length)}${suffix}`;
			if (taken.has(tried.toLowerCase())) continue;
			taken.add(tried.toLowerCase());
			return tried;
		}
	});
}
/** The beginning of a text, never half of a character. */
function shortened(text, units) {
	if (text.length <= units) return text;
	return text.slice(0, units).replace(/\p{Surrogate}$/u, "").replace(/[' ]+$/, "");
}
// src/report/export/formats/xlsx/sheetXml.ts
/** What a sheet can hold (Excel since 2007). */
var most = {
	rows: 1048576,
	columns: 16384
};
/** A sheet's part, in pieces of one line each. */
function* sheetXml(sheet, strings, styles) {
	const { rows, widths, frozen, isLandscape, hasNumbersAsText, hasFilter } = sheet;
	const columns = rows.reduce((sum, { values }) => Math.max(sum, values.length), 0);
	assert(rows.length <= most.rows && columns <= most.columns, "a sheet cannot hold so many lines");
	const letters = Array.from({ length: columns }, (_, index) => columnLetters(index));
	const last = `${letters.at(-1) ?? "A"}${Math.max(rows.length, 1)}`;
	yield "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";
	if (isLandscape) yield "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>";
	yield `<dimension ref="A1:${last}"/>${viewXml(frozen)}<sheetFormatPr defaultRowHeight="15"/>`;
	if (widths.length > 0) yield `<cols>${widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join("")}</cols>`;
	yield "<sheetData>";
	for (const [index, row] of rows.entries()) yield rowXml(row, index + 1, letters, strings, styles);
	yield "</sheetData>";
	if (hasFilter && rows.length > 0) yield `<autoFilter ref="A${frozen.rows}:${letters.at(-1) ?? "A"}${Math.max(rows.length, 1)}"/>`;
	yield "<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/>";
	if (isLandscape) yield "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>";
	if (hasNumbersAsText) yield `<ignoredErrors><ignoredError sqref="A1:${last}" numberStoredAsText="1"/></ignoredErrors>`;
	yield "</worksheet>";
}
/** "A", "Z", "AA". */
function columnLetters(index) {
	const own = String.fromCharCode(65 + index % 26);
	return index < 26 ? own : columnLetters(Math.floor(index / 26) - 1) + own;
}
function viewXml({ rows, columns }) {
	if (rows === 0 && columns === 0) return "<sheetViews><sheetView workbookViewId=\"0\"/></sheetViews>";
	const pane = rows === 0 ? "topRight" : columns === 0 ? "bottomLeft" : "bottomRight";
	return `<sheetViews><sheetView showGridLines="1" workbookViewId="0"><pane${`${columns > 0 ? ` xSplit="${columns}"` : ""}${rows > 0 ? ` ySplit="${rows}"` : ""}`} topLeftCell="${columnLetters(columns)}${rows + 1}" activePane="${pane}" state="frozen"/></sheetView></sheetViews>`;
}
function rowXml({ values, style, heightPt }, number, letters, strings, styles) {
	const styleAt = (index) => {
		const own = style && ("at" in style ? style.at(index) : style);
		return own === void 0 ? 0 : styles.numberOf(own);
	};
	let cells = "";
	for (const [index, value] of values.entries()) cells += cellXml(value, `${letters[index] ?? ""}${number}`, styleAt(index), strings);
	return `<row r="${number}"${heightPt === void 0 ? "" : ` ht="${heightPt}" customHeight="1"`}>${cells}</row>`;
}
function cellXml(value, place, styleNumber, strings) {
	const at = styleNumber === 0 ? `<c r="${place}"` : `<c r="${place}" s="${styleNumber}"`;
	if (value === void 0 || value === "") return styleNumber === 0 ? "" : `${at}/>`;
	if (typeof value === "number" && Number.isFinite(value)) return `${at}><v>${value}</v></c>`;
	if (typeof value === "boolean") return `${at} t="b"><v>${value ? 1 : 0}</v></c>`;
	const text = typeof value === "number" ? String(value) : value;
	return `${at} t="s"><v>${strings.numberOf(text)}</v></c>`;
}
// src/report/export/formats/xlsx/styleBook.ts
var head$1 = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
var main$1 = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
var fonts = [
	"<font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>",
	"<font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>",
	"<font><sz val=\"10\"/><color rgb=\"FF555555\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
];
var borders = [
	"<border><left/><right/><top/><bottom/><diagonal/></border>",
	"<border><left/><right/><top style=\"medium\"><color auto=\"1\"/></top><bottom style=\"thin\"><color auto=\"1\"/></bottom><diagonal/></border>",
	"<border><left/><right/><top/><bottom style=\"medium\"><color auto=\"1\"/></bottom><diagonal/></border>"
];
/** The styles of a workbook, numbered in the order in which they are first asked for; the first is the plain one. */
var StyleBook = class {
	numberByStyle = /* @__PURE__ */ new Map();
	formats = [];
	/** Asked again for every place of a line: the same object has the same number. */
	known = /* @__PURE__ */ new WeakMap();
	constructor() {
		this.numberOf({});
	}
	numberOf(style) {
		const known = this.known.get(style);
		if (known !== void 0) return known;
		const format = formatXml(style);
		const own = this.numberByStyle.get(format) ?? this.formats.push(format) - 1;
		this.numberByStyle.set(format, own);
		this.known.set(style, own);
		return own;
	}
	xml() {
		const list = (name, of) => `<${name} count="${of.length}">${of.join("")}</${name}>`;
		return `${head$1}<styleSheet xmlns="${main$1}">${list("fonts", fonts)}<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>${list("borders", borders)}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${list("cellXfs", this.formats)}<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
	}
};
function formatXml({ isBold, isQuiet, align, indent, wraps, lines }) {
	const font = isBold ? 1 : isQuiet ? 2 : 0;
	const border = lines === "heading" ? 1 : lines === "last" ? 2 : 0;
	const alignment = [
		align === void 0 ? "" : ` horizontal="${align === "end" ? "right" : "left"}"`,
		lines === "heading" ? " vertical=\"bottom\"" : wraps ? " vertical=\"top\"" : "",
		indent === void 0 ? "" : ` indent="${indent}"`,
		wraps ? " wrapText=\"1\"" : ""
	].join("");
	return `<xf numFmtId="0" fontId="${font}" fillId="0" borderId="${border}" xfId="0"${font > 0 ? " applyFont=\"1\"" : ""}${border > 0 ? " applyBorder=\"1\"" : ""}${alignment === "" ? "/>" : ` applyAlignment="1"><alignment${alignment}/></xf>`}`;
}
// src/report/export/formats/xlsx/workbookParts.ts
var head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
var main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
var office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
var packages = "http://schemas.openxmlformats.org/package/2006";
var sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** What a workbook holds beside its sheets, styles and texts: which parts there are, and how they hang together. */
function workbookParts(sheets, names) {
	const numbers = sheets.map((_, index) => index + 1);
	const relation = (id, type, target) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
	return [
		{
			name: "[Content_Types].xml",
			xml: `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${sheetType}.worksheet+xml"/>`).join("")}<Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${sheetType}.sharedStrings+xml"/></Types>`
		},
		{
			name: "_rels/.rels",
			xml: `${head}<Relationships xmlns="${packages}/relationships">${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`
		},
		{
			name: "xl/workbook.xml",
			xml: `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.map((name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join("")}</sheets>${definedNames(sheets, names)}</workbook>`
		},
		{
			name: "xl/_rels/workbook.xml.rels",
			xml: `${head}<Relationships xmlns="${packages}/relationships">${numbers.map((n) => relation(`rId${n}`, "worksheet", `worksheets/sheet${n}.xml`)).join("")}${relation(`rId${numbers.length + 1}`, "styles", "styles.xml")}${relation(`rId${numbers.length + 2}`, "sharedStrings", "sharedStrings.xml")}</Relationships>`
		}
	];
}
/** The names that spreadsheets keep for filters and repeated lines. */
function definedNames(sheets, names) {
	const own = sheets.flatMap(({ rows, frozen, hasFilter, repeatedRows }, index) => {
		const sheet = `'${(names[index] ?? "").replaceAll("'", "''")}'`;
		const end = `$${columnLetters(rows.reduce((sum, { values }) => Math.max(sum, values.length), 1) - 1)}$${Math.max(rows.length, 1)}`;
		const filter = hasFilter ? [`<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${xmlText(`${sheet}!$A$${frozen.rows}:${end}`)}</definedName>`] : [];
		const titles = repeatedRows ? [`<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${xmlText(`${sheet}!$${repeatedRows[0] + 1}:$${repeatedRows[1] + 1}`)}</definedName>`] : [];
		return [...filter, ...titles];
	});
	return own.length === 0 ? "" : `<definedNames>${own.join("")}</definedNames>`;
}
// src/report/export/formats/xlsx/writeWorkbook.ts
/** Text is handed to the compressor in pieces of about this length: a sheet of millions of places is never one string. */
var pieceLength = 1 << 18;
/**
* A workbook by ECMA-376 (XLSX). The same sheets give the same bytes.
*
* Written by ourselves: the package at hand keeps its texts in an object, so that a subject named "constructor" breaks the
* file, writes the present time, and holds a whole sheet as one string.
*/
function writeWorkbook(sheets) {
	assert(sheets.length > 0, "a workbook has at least one sheet");
	const strings = new SharedStrings();
	const styles = new StyleBook();
	const pieces = [];
	const zip = new Zip((error, piece) => {
		if (error) throw error;
		pieces.push(piece);
	});
	const add = (name, xml) => addPart(zip, name, xml);
	for (const { name, xml } of workbookParts(sheets, sheetNames(sheets.map(({ name }) => name)))) add(name, [xml]);
	sheets.forEach((sheet, index) => {
		add(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, strings, styles));
	});
	add("xl/styles.xml", [styles.xml()]);
	add("xl/sharedStrings.xml", strings.xml());
	zip.end();
	return joined(pieces);
}
function addPart(zip, name, xml) {
	const encoder = new TextEncoder();
	const part = new ZipDeflate(name, { level: 6 });
	part.mtime = fixedZipTime;
	zip.add(part);
	let waiting = "";
	for (const text of xml) {
		waiting += text;
		if (waiting.length < pieceLength) continue;
		part.push(encoder.encode(waiting));
		waiting = "";
	}
	part.push(encoder.encode(waiting), true);
}
function joined(pieces) {
	const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}
export { writeWorkbook as t };
