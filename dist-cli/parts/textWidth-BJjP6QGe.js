import { n as oneLine } from "./documentText-B4Qzb0zl.js";
// src/report/export/formats/textWidth.ts
/** Widths of characters of a Times-like font, in thousandths of an em, where they differ from the middle of their kind. */
var narrow = /* @__PURE__ */ new Set([..."iljtfrI.,;:!'|()[]/ -"]);
var wide = /* @__PURE__ */ new Set([..."mwMW%@−±<>=+"]);
/** About how wide a text is in a Times-like font, in ems: enough to share out a page's width among columns. */
function textWidthEm(text) {
	let thousandths = 0;
	for (const sign of text) if (sign >= "0" && sign <= "9") thousandths += 500;
	else if (narrow.has(sign)) thousandths += 310;
	else if (wide.has(sign)) thousandths += 720;
	else if (sign >= "ᄀ") thousandths += sign >= "⺀" ? 1e3 : 560;
	else thousandths += sign === sign.toLowerCase() ? 470 : 690;
	return thousandths / 1e3;
}
/** How wide the columns of a table are where nothing breaks, the column of labels first, in ems. */
function naturalWidths(table) {
	return widthsOf(table, textWidthEm);
}
/** How wide they are at least: by their longest part that does not break. */
function leastWidths(table, unbroken) {
	return widthsOf(table, (text) => Math.max(0, ...unbroken(text).split(" ").map(textWidthEm)));
}
function widthsOf({ labelHeading, columns, rows }, of) {
	const width = (text) => of(oneLine(text));
	const labels = rows.map((row) => row.kind === "heading" ? 0 : width(row.label) + (row.indent === 1 ? 1.2 : 0));
	return [Math.max(width(labelHeading), ...labels), ...columns.map(({ label, sublabel }, index) => Math.max(width(label), width(sublabel ?? ""), ...rows.map((row) => {
		const cell = row.kind === "line" ? row.cells[index] : void 0;
		return cell ? width(cell.text) + (cell.mark === void 0 ? 0 : .4) : 0;
	})))];
}
export { naturalWidths as n, leastWidths as t };
