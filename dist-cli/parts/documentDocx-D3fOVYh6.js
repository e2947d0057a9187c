import { o as answerText } from "./analyseCommand-Dcv-6tsP.js";
import { t as checklistHeads } from "./documentText-B4Qzb0zl.js";
import { a as journalBorders, c as textRuns, i as headBorders, n as cellMargins, o as tableLayout, r as docxTable, s as portrait, t as docxFile } from "./docxFile-DIOxcP8m.js";
import { HeadingLevel, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from "docx";
// src/report/export/formats/docx/docxChecklist.ts
var shares = [
	.08,
	.17,
	.27,
	.48
];
var line = {
	style: "single",
	size: 2,
	color: "BBBBBB"
};
/** A checklist as a table; what is left to the author stands in italics, so that it is seen. */
function docxChecklist({ title, source, items }) {
	const { number, topic, asks, answer } = checklistHeads;
	const widths = shares.map((share) => Math.round(share * portrait.textWidthTwips));
	const heads = [
		number,
		topic,
		asks,
		answer
	].map((head) => [...textRuns(head, { bold: true })]);
	return [
		new Paragraph({
			style: "TableTitle",
			children: [
				...textRuns(`${title}.`, { bold: true }),
				new TextRun(" "),
				...textRuns(source)
			]
		}),
		new Table({
			rows: [new TableRow({
				tableHeader: true,
				cantSplit: true,
				children: cells(heads, widths, "head")
			}), ...items.map((item) => new TableRow({
				cantSplit: true,
				children: cells(itemRuns(item), widths, "item")
			}))],
			width: {
				size: portrait.textWidthTwips,
				type: WidthType.DXA
			},
			columnWidths: widths,
			layout: TableLayoutType.FIXED,
			borders: {
				...journalBorders,
				insideHorizontal: line
			},
			margins: cellMargins
		}),
		new Paragraph({
			style: "TableNote",
			children: []
		})
	];
}
function itemRuns({ number, topic, asks, answer }) {
	const own = answer.kind === "author" ? [...textRuns(answerText(answer), { italics: true })] : [...textRuns(answer.text), ...answer.remains === void 0 ? [] : [new TextRun(" "), ...textRuns(`For the author: ${answer.remains}`, { italics: true })]];
	return [
		[...textRuns(number)],
		[...textRuns(topic)],
		[...textRuns(asks)],
		own
	];
}
function cells(texts, widths, kind) {
	return texts.map((children, index) => new TableCell({
		width: {
			size: widths[index] ?? 0,
			type: WidthType.DXA
		},
		...kind === "head" && { borders: headBorders },
		children: [new Paragraph({
			style: "TableText18",
			keepNext: kind === "head",
			children
		})]
	}));
}
// src/report/export/formats/documentDocx.ts
/** A document as a Word file: headings, paragraphs, lists, real tables; wide tables on pages across. */
async function documentDocx({ title, meta, sections }) {
	const pieces = [{
		page: portrait,
		children: [new Paragraph({
			heading: HeadingLevel.TITLE,
			children: [...textRuns(title)]
		}), ...meta.map((line) => new Paragraph({
			style: "Meta",
			children: [...textRuns(line)]
		}))]
	}, ...sections.flatMap(({ heading, blocks }) => {
		const own = blocks.map(blockPiece);
		const children = [new Paragraph({
			heading: HeadingLevel.HEADING_1,
			children: [...textRuns(heading)]
		})];
		return [{
			page: own[0]?.page ?? portrait,
			children
		}, ...own];
	})];
	return docxFile(title, joined(pieces));
}
function blockPiece(block) {
	switch (block.kind) {
		case "paragraph": return onPage(portrait, [new Paragraph({ children: [...textRuns(block.text)] })]);
		case "list": return onPage(portrait, block.items.map((item) => new Paragraph({
			style: "ListLine",
			children: [new TextRun("•	"), ...textRuns(item)]
		})));
		case "table": {
			const layout = tableLayout(block.table);
			return onPage(layout.page, docxTable(block.table, layout));
		}
		case "checklist": return onPage(portrait, docxChecklist(block.checklist));
	}
}
function onPage(page, children) {
	return {
		page,
		children
	};
}
/** Neighbours on pages of one kind as one section: only a change of the page begins a new one. */
function joined(pieces) {
	const sections = [];
	for (const { page, children } of pieces) {
		const last = sections.at(-1);
		if (last?.page.isLandscape === page.isLandscape) last.children.push(...children);
		else sections.push({
			page,
			children: [...children]
		});
	}
	return sections;
}
export { documentDocx };
