import { o as csvOfRows } from "./valueMaps-DkKx9eUO.js";
import { i as reasonNotes, n as oneLine } from "./documentText-B4Qzb0zl.js";
import { n as markedText, r as noteText, t as headText } from "./tableTexts-CeCz6wMV.js";
// src/report/export/formats/tableCsv.ts
/**
* A printed table as CSV by RFC 4180: one line a row with as many places as the heading, letters of footnotes behind their
* values, the notes below. Values are as printed; what is never rounded is in the data files.
*/
function tableCsv(table, options) {
	const { labelHeading, columns, rows, footnotes } = table;
	const filled = (texts) => [...texts.map(oneLine), ...Array.from({ length: Math.max(0, columns.length + 1 - texts.length) }, () => void 0)];
	const lines = rows.map((row) => row.kind === "heading" ? filled([row.label]) : filled([row.label, ...columns.map((_, index) => {
		const cell = row.cells[index];
		return cell ? markedText(cell) : "";
	})]));
	const notes = [...footnotes.map(noteText), ...reasonNotes(table)].map((note) => filled([note]));
	const heads = [labelHeading, ...columns.map((one) => headText(one, ", "))].map(oneLine);
	return csvOfRows(heads, [...lines, ...notes], {
		...options,
		isPrint: true
	});
}
export { tableCsv };
