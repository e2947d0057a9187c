import { o as tableLayout, r as docxTable, t as docxFile } from "./docxFile-DIOxcP8m.js";
// src/report/export/formats/tablesDocx.ts
/** Tables as a Word file of real tables, each on a page of its own, across where it is wide. `title` is the file's property. */
async function tablesDocx(tables, { title = tables.map((one) => one.title).join(", ") } = {}) {
	return docxFile(title, tables.map((table) => {
		const layout = tableLayout(table);
		return {
			page: layout.page,
			children: docxTable(table, layout)
		};
	}));
}
export { tablesDocx };
