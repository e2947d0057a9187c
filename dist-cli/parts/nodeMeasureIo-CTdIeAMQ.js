import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
// src/io/dicom/codecs/emscriptenCodec.ts
/**
* OpenJPEG reports every frame on the console; damage comes back as an exception anyway. A new object each time:
* emscripten turns the one it is given into the module itself.
*/
var silentOptions = () => ({
	print: () => void 0,
	printErr: () => void 0
});
/**
* A codec over one of the emscripten packages. `load` imports its factory; `url` says where its .wasm is and is
* left out in Node, where the package finds it.
*/
function emscriptenCodec(name, load) {
	let decoderClass;
	const start = async () => {
		const { factory, url } = await load();
		return (await factory(url === void 0 ? silentOptions() : {
			...silentOptions(),
			locateFile: () => url
		}))[name];
	};
	return async (codestream) => {
		decoderClass ??= start();
		let Decoder;
		try {
			Decoder = await decoderClass;
		} catch (thrown) {
			decoderClass = void 0;
			throw thrown;
		}
		const decoder = new Decoder();
		try {
			return decodeWith(decoder, codestream);
		} finally {
			decoder.delete();
		}
	};
}
function decodeWith(decoder, codestream) {
	decoder.getEncodedBuffer(codestream.length).set(codestream);
	if (decoder.decodeSubResolution) decoder.decodeSubResolution(0);
	else decoder.decode();
	const info = decoder.getFrameInfo();
	return {
		rows: info.height,
		columns: info.width,
		samplesPerPixel: info.componentCount,
		bytesPerSample: info.bitsPerSample > 8 ? 2 : 1,
		bytes: decoder.getDecodedBuffer().slice()
	};
}
// src/io/dicom/codecs/nodeCodecs.ts
/** The codecs for Node: each package finds its own .wasm. Tests and the command line use these. */
function nodeCodecs() {
	return {
		jpeg8: emscriptenCodec("JPEGDecoder", async () => ({ factory: (await import("@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs")).default })),
		jpegLs: emscriptenCodec("JpegLSDecoder", async () => ({ factory: (await import("@cornerstonejs/codec-charls/decodewasmjs")).default })),
		jpeg2000: emscriptenCodec("J2KDecoder", async () => ({ factory: (await import("@cornerstonejs/codec-openjpeg/decodewasmjs")).default })),
		htj2k: emscriptenCodec("HTJ2KDecoder", async () => ({ factory: (await import("@cornerstonejs/codec-openjph/wasmjs")).default }))
	};
}
// src/cli/measure/nodeMeasureIo.ts
/** The files of this computer. */
function nodeMeasureIo(io) {
	return {
		...io,
		readFile: async (path) => new Uint8Array(await readFile(path)),
		listFiles,
		codecs: nodeCodecs()
	};
}
async function listFiles(path) {
	if (!(await stat(path)).isDirectory()) return [path];
	return (await readdir(path, {
		withFileTypes: true,
		recursive: true
	})).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
}
export { nodeMeasureIo };
