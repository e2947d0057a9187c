export { r as tableMarkdown } from "./analyseCommand-BGwqUcHj.js";
