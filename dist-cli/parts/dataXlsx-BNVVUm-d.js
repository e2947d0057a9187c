import { l as neutralText } from "./valueMaps-DkKx9eUO.js";
import { t as writeWorkbook } from "./writeWorkbook-CdYtqJY1.js";
// src/report/export/formats/dataXlsx.ts
var headStyle = {
	isBold: true,
	lines: "heading"
};
var leastWidth = 8;
var mostWidth = 40;
/** Lines that are looked at for a column's width. */
var seenRows = 200;
/**
* Data tables as one workbook, a sheet each: numbers and booleans as such in full precision, text as text and never a formula
* (an apostrophe stands where the CSV has one), the heading in place while the lines scroll.
*/
async function dataXlsx(tables) {
	return writeWorkbook(tables.map(dataSheet));
}
function dataSheet({ name, columns, rows }) {
	const widths = columns.map(({ name: head }, index) => {
		const longest = rows.slice(0, seenRows).reduce((most, row) => Math.max(most, String(row[index] ?? "").length), head.length);
		return Math.min(mostWidth, Math.max(leastWidth, longest + 2));
	});
	const lines = rows.map((values) => ({ values: values.map(dataValue) }));
	return {
		name,
		widths,
		frozen: {
			rows: 1,
			columns: 1
		},
		repeatedRows: [0, 0],
		hasFilter: true,
		rows: [{
			values: columns.map(({ name: head }) => neutralText(head)),
			style: headStyle
		}, ...lines]
	};
}
function dataValue(value) {
	return typeof value === "string" ? neutralText(value) : value;
}
export { dataXlsx };
