// src/io/storage/bundle/softwareName.ts
/** Which program writes bundles. Outside of a build there is no version. */
var softwareName = `Multifidus 0.1.0`.trim();
// src/cli/wrongInput.ts
/** Something that whoever gave the command can put right; its message says what is wrong and what to do. */
var WrongInput = class extends Error {
	constructor(message) {
		super(message);
		this.name = "WrongInput";
	}
};
// src/cli/main.ts
var help = `${softwareName}: studies that measure muscle on MRI, from the command line.

Usage: multifidus <command> [options]

  analyse <bundle> --out <folder>    tables, figures, texts, data and reproduction kit of a project bundle
  measure <dicom> <rois.json>        measures outlines on DICOM files

  --help       this text; multifidus <command> --help says more
  --version    the version

Nothing is sent anywhere. For research, not for diagnosis.`;
/** Runs one command; the exit code: 0 done, 1 something went wrong inside, 2 something that was given is wrong. */
async function main(args, io) {
	const [command, ...rest] = args;
	try {
		switch (command) {
			case "analyse":
			case "analyze":
				await (await import("./parts/analyseCommand-D_5Z1IR5.js")).analyseCommand(rest, io);
				return 0;
			case "measure": return await measure(rest, io);
			case "--version":
			case "-v":
				io.out(softwareName);
				return 0;
			case "--help":
			case "-h":
			case "help":
				io.out(help);
				return 0;
			case void 0: throw new WrongInput(`Say what to do.\n\n${help}`);
			default: throw new WrongInput(`There is no command ${JSON.stringify(command)}. There are: analyse, measure. See multifidus --help.`);
		}
	} catch (cause) {
		if (cause instanceof WrongInput) {
			io.err(cause.message);
			return 2;
		}
		io.err(`Something went wrong inside: ${cause instanceof Error ? cause.stack ?? cause.message : cause}`);
		return 1;
	}
}
/** Decoders load where pixels are read. */
async function measure(args, io) {
	const [{ measureCommand }, { nodeMeasureIo }] = await Promise.all([import("./parts/measureCommand-BpPtclx7.js"), import("./parts/nodeMeasureIo-CTdIeAMQ.js")]);
	return measureCommand(args, nodeMeasureIo(io));
}
export { main, softwareName as n, WrongInput as t };
