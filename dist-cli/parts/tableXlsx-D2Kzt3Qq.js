import { i as reasonNotes, n as oneLine, r as plainText } from "./documentText-B4Qzb0zl.js";
import { c as formulaStartOfPrint, l as neutralText } from "./valueMaps-DkKx9eUO.js";
import { r as noteText } from "./tableTexts-CeCz6wMV.js";
import { t as writeWorkbook } from "./writeWorkbook-CdYtqJY1.js";
// src/report/export/formats/tableXlsx.ts
/** A table as a workbook of one sheet: title, heading, lines, notes; texts as they are printed, test letters raised. */
async function tableXlsx(table) {
	return tablesXlsx([table]);
}
/** Tables as one workbook, a sheet each. */
async function tablesXlsx(tables) {
	return writeWorkbook(tables.map(tableSheet));
}
var linePt = 15;
var leastWidth = 9;
var mostWidth = 44;
var titleStyle = { isBold: true };
var noteStyle = { isQuiet: true };
function tableSheet(table) {
	const { title, caption, labelHeading, columns, rows, footnotes } = table;
	const heads = columns.map(({ label, sublabel }) => [label, sublabel ?? ""].map(printed).filter(Boolean).join("\n"));
	const headLines = Math.max(...heads.map((text) => text.split("\n").length), 1);
	const lines = rows.map((row, index) => bodyRow(row, table, index === rows.length - 1));
	const notes = [...footnotes.map(noteText), ...reasonNotes(table)];
	return {
		name: title,
		widths: [labelHeading, ...heads].map((head, index) => columnWidth(head, index, rows)),
		frozen: {
			rows: 2,
			columns: 1
		},
		repeatedRows: [0, 1],
		isLandscape: true,
		hasNumbersAsText: true,
		rows: [
			{
				values: [printed(`${title}. ${caption}`)],
				style: titleStyle
			},
			{
				values: [printed(labelHeading), ...heads],
				style: [headStyle("start"), ...columns.map(({ align }) => headStyle(align))],
				heightPt: linePt * headLines + 3
			},
			...lines,
			...notes.map((note) => ({
				values: [printed(note)],
				style: noteStyle
			}))
		]
	};
}
function headStyle(align) {
	return {
		isBold: true,
		align,
		wraps: true,
		lines: "heading"
	};
}
function bodyRow(row, { columns }, isLast) {
	const lines = isLast ? { lines: "last" } : {};
	if (row.kind === "heading") {
		const style = {
			isBold: true,
			...lines
		};
		return {
			values: [printed(row.label), ...columns.map(() => void 0)],
			style
		};
	}
	return {
		values: [printed(row.label), ...columns.map((_, index) => cellValue(row.cells[index]))],
		style: [{
			align: "start",
			...row.indent === 1 && { indent: 1 },
			...lines
		}, ...columns.map(({ align }) => ({
			align,
			...lines
		}))]
	};
}
function cellValue(cell) {
	if (!cell) return void 0;
	const text = printed(cell.text);
	return cell.mark === void 0 ? text : {
		text,
		mark: plainText(cell.mark)
	};
}
function printed(text) {
	return neutralText(oneLine(text), formulaStartOfPrint);
}
function columnWidth(head, index, rows) {
	const inHead = Math.max(...head.split("\n").map(({ length }) => length));
	const longest = rows.reduce((most, row) => {
		if (row.kind === "heading") return most;
		return Math.max(most, index === 0 ? row.label.length + 2 : row.cells[index - 1]?.text.length ?? 0);
	}, inHead);
	return Math.min(mostWidth, Math.max(leastWidth, longest + 2));
}
export { tableXlsx };
