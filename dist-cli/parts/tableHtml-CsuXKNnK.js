import { i as tableBlockHtml, r as escapedHtml, s as documentStyle } from "./analyseCommand-Dcv-6tsP.js";
// src/report/export/formats/tableHtml.ts
/**
* A table as an HTML file that needs nothing else: opened in a browser it is the journal's table, selected and copied there it
* pastes into a text as a table. No script, nothing to load.
*/
function tableHtml(table) {
	return [
		"<!DOCTYPE html>",
		"<html lang=\"en\">",
		"<head>",
		"<meta charset=\"utf-8\"/>",
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>`,
		"<meta name=\"viewport\" content=\"width=device-width\"/>",
		`<title>${escapedHtml(table.title)}</title>`,
		`<style>${documentStyle}</style>`,
		"</head>",
		"<body>",
		tableBlockHtml(table),
		"</body>",
		"</html>",
		""
	].join("\n");
}
export { tableHtml };
