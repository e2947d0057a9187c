// src/report/export/formats/xmlText.ts
var entities = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;"
};
/** Characters that XML 1.0 cannot hold: controls but tab and line ends, half characters, the last two of the first plane. */
var illegal = /[^\P{Cc}\t\n\r\u0080-\u009F]|[\uFFFE\uFFFF]|\p{Surrogate}/gu;
/** A text inside an element or a quoted attribute of XML. What XML cannot hold becomes the replacement character. */
function xmlText(text) {
	return text.replace(illegal, "�").replace(/[&<>"]/g, (sign) => entities[sign] ?? sign).replace(/\r/g, "&#13;");
}
export { xmlText as t };
