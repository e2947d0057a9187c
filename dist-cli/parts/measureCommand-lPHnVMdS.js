import { A as assert, D as ok, E as err, S as studyInstanceUid, a as normaliseRing, b as seriesInstanceUid, d as crossingOf, f as segmentContact, g as signalValues, h as exactSumOf, i as findPolygonProblem, j as present, k as parseIsoDate, m as polygonAreaPx2, n as floatingPointOf, p as orientationSign, r as tableValue, s as csvText, t as displayedOf, u as netAreaPx2, w as exclusionReasons, x as sopInstanceUid } from "./valueMaps-DkKx9eUO.js";
import { n as softwareName, t as WrongInput } from "../main.js";
import { Inflate, unzipSync } from "fflate";
import { sha256 } from "@noble/hashes/sha2.js";
import dicomParser from "dicom-parser";
// src/domain/measurement/pixelRule.ts
/** The rule of every study unless a study made with ImageJ is to be repeated. */
var defaultPixelRuleId = "centre";
var versions = {
	centre: "3",
	imagej: "3"
};
/** A pixel rule with the version of its text in MEASUREMENT.md; a change that can change a number raises it. */
function pixelRule(id) {
	return {
		id,
		version: versions[id]
	};
}
// src/io/dicom/codestream.ts
/** The codestream in a frame: some software wraps JPEG 2000 into the boxes of a JP2 file. */
function bareCodestream(bytes) {
	const view = viewOf(bytes);
	if (bytes.length < 12 || view.getUint32(0) !== 12 || view.getUint32(4) !== 1783636e3) return bytes;
	let at = 0;
	while (at + 16 <= bytes.length) {
		const stated = view.getUint32(at);
		const isLong = stated === 1;
		const length = isLong ? view.getUint32(at + 12) : stated === 0 ? bytes.length - at : stated;
		const head = isLong ? 16 : 8;
		if (length < head) return bytes;
		if (view.getUint32(at + 4) === 1785737827) return bytes.subarray(at + head, at + length);
		at += length;
	}
	return bytes;
}
/** Reads the frame header of a JPEG, JPEG-LS or JPEG 2000 codestream; undefined when there is none. */
function readCodestream(bytes) {
	if (bytes[0] !== 255) return void 0;
	if (bytes[1] === 79) return readSiz(bytes);
	return bytes[1] === 216 ? readSof(bytes) : void 0;
}
function viewOf(bytes) {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
/** ISO/IEC 15444-1 A.5.1: SIZ is the first segment. Its capabilities' bit 14 announces part 15 (HTJ2K). */
function readSiz(bytes) {
	if (bytes.length < 44 || bytes[2] !== 255 || bytes[3] !== 81) return void 0;
	const view = viewOf(bytes);
	return {
		format: (view.getUint16(6) & 16384) === 0 ? "jpeg-2000" : "htj2k",
		columns: view.getUint32(8) - view.getUint32(16),
		rows: view.getUint32(12) - view.getUint32(20),
		samplesPerPixel: view.getUint16(40),
		bitsPerSample: (view.getUint8(42) & 127) + 1,
		isSigned: (view.getUint8(42) & 128) !== 0,
		isPlanar: false
	};
}
/**
* A JPEG 2000 codestream that says "unsigned": it decodes to its values + 2^(bits − 1), by the level shift of
* ISO/IEC 15444-1 G.1.2.
*/
function saidUnsigned(codestream) {
	const copy = codestream.slice();
	const components = viewOf(codestream).getUint16(40);
	for (let i = 0; i < components; i++) copy[42 + i * 3] = (copy[42 + i * 3] ?? 0) & 127;
	return copy;
}
/** ISO/IEC 10918-1 B.2.2: the first start-of-frame segment. */
function readSof(bytes) {
	const view = viewOf(bytes);
	let at = 2;
	while (at + 10 <= bytes.length) {
		if (bytes[at] !== 255) return void 0;
		const marker = bytes[at + 1] ?? 0;
		if (marker === 255) {
			at += 1;
			continue;
		}
		if (marker >= 192 && marker <= 207 && ![
			196,
			200,
			204
		].includes(marker) || marker === 247) {
			const isJpegLs = marker === 247;
			const samplesPerPixel = view.getUint8(at + 9);
			return {
				format: isJpegLs ? "jpeg-ls" : marker === 195 ? "jpeg-lossless" : "jpeg",
				bitsPerSample: view.getUint8(at + 4),
				rows: view.getUint16(at + 5),
				columns: view.getUint16(at + 7),
				samplesPerPixel,
				isSigned: false,
				isPlanar: isJpegLs && samplesPerPixel > 1 && interleaveMode(bytes, at) === 0
			};
		}
		if (marker === 218 || marker === 217) return void 0;
		at += 2 + view.getUint16(at + 2);
	}
}
/** The interleave mode of the first scan (ISO/IEC 14495-1 C.2.3); undefined when there is no scan. */
function interleaveMode(bytes, from) {
	const view = viewOf(bytes);
	let at = from;
	while (at + 6 <= bytes.length && bytes[at] === 255) {
		const marker = bytes[at + 1] ?? 0;
		if (marker === 218) return bytes[at + 2 + 2 + 1 + 2 * (bytes[at + 4] ?? 0) + 1];
		at += marker === 255 ? 1 : 2 + view.getUint16(at + 2);
	}
}
// src/io/dicom/jpeg/inverseTransform.ts
/** ISO/IEC 10918-1 figure 5: place (row × 8 + column) of each coefficient. */
var zigZag = [
	0,
	1,
	8,
	16,
	9,
	2,
	3,
	10,
	17,
	24,
	32,
	25,
	18,
	11,
	4,
	5,
	12,
	19,
	26,
	33,
	40,
	48,
	41,
	34,
	27,
	20,
	13,
	6,
	7,
	14,
	21,
	28,
	35,
	42,
	49,
	56,
	57,
	50,
	43,
	36,
	29,
	22,
	15,
	23,
	30,
	37,
	44,
	51,
	58,
	59,
	52,
	45,
	38,
	31,
	39,
	46,
	53,
	60,
	61,
	54,
	47,
	55,
	62,
	63
];
var basis = Float64Array.from({ length: 64 }, (_, i) => {
	const u = i & 7;
	return (u === 0 ? Math.SQRT1_2 / 2 : .5) * Math.cos((2 * (i >> 3) + 1) * u * Math.PI / 16);
});
/** Dequantizes and transforms every block; values are rounded, level-shifted and held to 0 … 2^bits − 1. */
function inverseTransform(picture, quantization) {
	const { bits, rows, columns, blocksAcross, blocksDown, coefficients } = picture;
	const largest = 2 ** bits - 1;
	const middle = 2 ** (bits - 1);
	const samples = new Int32Array(rows * columns);
	const frequencies = /* @__PURE__ */ new Float64Array(64);
	const halfway = /* @__PURE__ */ new Float64Array(64);
	for (let block = 0; block < blocksAcross * blocksDown; block++) {
		for (let k = 0; k < 64; k++) frequencies[zigZag[k] ?? 0] = (coefficients[block * 64 + k] ?? 0) * (quantization[k] ?? 0);
		transformRows(frequencies, halfway);
		transformRows(halfway, frequencies);
		const top = Math.floor(block / blocksAcross) * 8;
		const left = block % blocksAcross * 8;
		for (let y = 0; y < 8 && top + y < rows; y++) for (let x = 0; x < 8 && left + x < columns; x++) {
			const value = Math.round((frequencies[y * 8 + x] ?? 0) + middle);
			samples[(top + y) * columns + left + x] = Math.min(largest, Math.max(0, value));
		}
	}
	return samples;
}
/** One-dimensional inverse transform of each row of 8, written as a column. */
function transformRows(from, to) {
	for (let row = 0; row < 8; row++) for (let x = 0; x < 8; x++) {
		let sum = 0;
		for (let u = 0; u < 8; u++) sum += (from[row * 8 + u] ?? 0) * (basis[x * 8 + u] ?? 0);
		to[x * 8 + row] = sum;
	}
}
// src/io/dicom/jpeg/jpegDamage.ts
/** Thrown inside the JPEG decoders and caught at their entries: damage can be met at any depth. */
var JpegDamage = class extends Error {};
/** Runs a decoder; damage becomes a reason. */
function withDamageCaught(codec, decode) {
	try {
		return ok(decode());
	} catch (thrown) {
		if (!(thrown instanceof JpegDamage)) throw thrown;
		return err({
			kind: "codec-failed",
			codec,
			text: thrown.message
		});
	}
}
// src/io/dicom/jpeg/bitReader.ts
/** Bits of entropy-coded data, byte stuffing removed; a marker or the end of the data ends them. */
var BitReader = class {
	bytes;
	position;
	held = 0;
	heldBits = 0;
	constructor(bytes, position) {
		this.bytes = bytes;
		this.position = position;
	}
	bit() {
		if (this.heldBits === 0) {
			const byte = this.bytes[this.position];
			if (byte === void 0) throw new JpegDamage("the data ends inside the picture");
			this.position += 1;
			if (byte === 255) {
				if (this.bytes[this.position] !== 0) throw new JpegDamage("a marker stands inside the picture");
				this.position += 1;
			}
			this.held = byte;
			this.heldBits = 8;
		}
		this.heldBits -= 1;
		return this.held >> this.heldBits & 1;
	}
	bits(count) {
		let value = 0;
		for (let i = 0; i < count; i++) value = value << 1 | this.bit();
		return value;
	}
	/** A signed value of `size` bits (F.2.2.1, RECEIVE and EXTEND). */
	signed(size) {
		if (size === 0) return 0;
		const value = this.bits(size);
		return value < 2 ** (size - 1) ? value - 2 ** size + 1 : value;
	}
	symbol(table) {
		if (table === void 0) throw new JpegDamage("a Huffman table is missing");
		let code = 0;
		for (let length = 1; length <= 16; length++) {
			code = code << 1 | this.bit();
			const largest = table.maxCode[length] ?? -1;
			if (largest >= 0 && code <= largest) return table.symbols[code + (table.offset[length] ?? 0)] ?? 0;
		}
		throw new JpegDamage("a code is in no Huffman table");
	}
	/**
	* The position of the marker that ends this data. It must follow at once: data left over means that damage
	* inside the picture was met without being noticed.
	*/
	finish() {
		this.heldBits = 0;
		let at = this.position;
		while (this.bytes[at] === 255 && this.bytes[at + 1] === 255) at += 1;
		if (this.bytes[at] !== 255 || this.bytes[at + 1] === 0) throw new JpegDamage("data is left over after the picture");
		return at;
	}
	/** Drops what is left of the byte and steps over a restart marker. */
	restart() {
		this.heldBits = 0;
		const marker = this.bytes[this.position + 1] ?? 0;
		if (this.bytes[this.position] !== 255 || marker < 208 || marker > 215) throw new JpegDamage("a restart marker is missing");
		this.position += 2;
	}
};
// src/io/dicom/jpeg/decodeScan.ts
/** Decodes a scan into the coefficients; returns the position of the marker after it. */
function decodeScan(bytes, position, scan) {
	const reader = new BitReader(bytes, position);
	const running = {
		dc: 0,
		endOfBand: 0
	};
	const decodeBlock = blockDecoder(scan);
	for (let block = 0; block < scan.blockCount; block++) {
		if (scan.restartInterval > 0 && block > 0 && block % scan.restartInterval === 0) {
			reader.restart();
			running.dc = 0;
			running.endOfBand = 0;
		}
		decodeBlock(reader, scan, running, block * 64);
	}
	return reader.finish();
}
function blockDecoder(scan) {
	if (!scan.isProgressive) return sequentialBlock;
	if (scan.start === 0) return scan.high === 0 ? firstDc : refineDc;
	return scan.high === 0 ? firstAc : refineAc;
}
var sequentialBlock = (reader, scan, running, base) => {
	running.dc += reader.signed(sized(reader.symbol(scan.dc)));
	scan.coefficients[base] = running.dc;
	for (let k = 1; k < 64; k++) {
		const symbol = reader.symbol(scan.ac);
		const size = symbol & 15;
		if (size === 0 && symbol >> 4 !== 15) return;
		k += symbol >> 4;
		if (k > 63) throw new JpegDamage("a run leaves its block");
		if (size > 0) scan.coefficients[base + k] = reader.signed(size);
	}
};
var firstDc = (reader, scan, running, base) => {
	running.dc += reader.signed(sized(reader.symbol(scan.dc)));
	scan.coefficients[base] = running.dc * 2 ** scan.low;
};
var refineDc = (reader, scan, _running, base) => {
	scan.coefficients[base] = (scan.coefficients[base] ?? 0) | reader.bit() << scan.low;
};
var firstAc = (reader, scan, running, base) => {
	if (running.endOfBand > 0) {
		running.endOfBand -= 1;
		return;
	}
	for (let k = scan.start; k <= scan.end; k++) {
		const symbol = reader.symbol(scan.ac);
		const run = symbol >> 4;
		const size = symbol & 15;
		if (size === 0 && run < 15) {
			running.endOfBand = (1 << run) - 1 + reader.bits(run);
			return;
		}
		k += run;
		if (k > 63) throw new JpegDamage("a run leaves its block");
		if (size > 0) scan.coefficients[base + k] = reader.signed(size) * 2 ** scan.low;
	}
};
/** G.1.2.3: coefficients already known get one more bit each, while new ones appear between them. */
var refineAc = (reader, scan, running, base) => {
	const { coefficients } = scan;
	const step = 1 << scan.low;
	const refine = (index) => {
		const value = coefficients[index] ?? 0;
		if (reader.bit() === 1 && (Math.abs(value) & step) === 0) coefficients[index] = value + (value > 0 ? step : -step);
	};
	let k = scan.start;
	while (running.endOfBand === 0 && k <= scan.end) {
		const symbol = reader.symbol(scan.ac);
		const size = symbol & 15;
		let zeros = symbol >> 4;
		let fresh = 0;
		if (size === 0 && zeros < 15) {
			running.endOfBand = (1 << zeros) + reader.bits(zeros);
			break;
		}
		if (size > 0) fresh = reader.bit() === 1 ? step : -step;
		for (; k <= scan.end; k++) if (coefficients[base + k] !== 0) refine(base + k);
		else if (zeros === 0) break;
		else zeros -= 1;
		if (k > scan.end && (fresh !== 0 || zeros > 0)) throw new JpegDamage("a run leaves its block");
		if (fresh !== 0) coefficients[base + k] = fresh;
		k += 1;
	}
	if (running.endOfBand > 0) {
		for (; k <= scan.end; k++) if (coefficients[base + k] !== 0) refine(base + k);
		running.endOfBand -= 1;
	}
};
function sized(size) {
	if (size > 16) throw new JpegDamage("a difference has too many bits");
	return size;
}
// src/io/dicom/jpeg/huffmanTable.ts
/** Reads a DHT segment; AC tables are kept under 16 + number. */
function readHuffmanTables(segment, tables) {
	for (let at = 0; at + 17 <= segment.length;) {
		const head = segment[at] ?? 0;
		const counts = segment.subarray(at + 1, at + 17);
		const total = counts.reduce((sum, count) => sum + count, 0);
		if (at + 17 + total > segment.length) throw new JpegDamage("a Huffman table is cut off");
		const maxCode = (/* @__PURE__ */ new Int32Array(17)).fill(-1);
		const offset = /* @__PURE__ */ new Int32Array(17);
		let code = 0;
		let index = 0;
		for (let length = 1; length <= 16; length++) {
			const count = counts[length - 1] ?? 0;
			offset[length] = index - code;
			if (count > 0) maxCode[length] = code + count - 1;
			index += count;
			code = code + count << 1;
		}
		tables.set(head & 31, {
			maxCode,
			offset,
			symbols: segment.slice(at + 17, at + 17 + total)
		});
		at += 17 + total;
	}
}
// src/io/dicom/jpeg/readDctPicture.ts
/**
* Decodes the entropy-coded data of a grey-scale DCT JPEG, sequential or progressive (SOF0, SOF1, SOF2).
*
* Strict: every bit must be accounted for, so most damage throws `JpegDamage` instead of becoming a picture.
*/
function readDctPicture(bytes) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const quantization = /* @__PURE__ */ new Map();
	const huffman = /* @__PURE__ */ new Map();
	let restartInterval = 0;
	let frame;
	let scans = 0;
	let at = 2;
	let isEnded = false;
	while (!isEnded && at + 2 <= bytes.length) {
		if (bytes[at] !== 255) throw new JpegDamage(`no marker at byte ${at}`);
		const marker = bytes[at + 1] ?? 0;
		if (marker === 255) {
			at += 1;
			continue;
		}
		if (marker === 217) {
			isEnded = true;
			continue;
		}
		if (at + 4 > bytes.length) break;
		const end = at + 2 + view.getUint16(at + 2);
		if (end > bytes.length) throw new JpegDamage("a segment is cut off");
		const segment = bytes.subarray(at + 4, end);
		at = end;
		if (marker === 219) readQuantization(segment, quantization);
		else if (marker === 196) readHuffmanTables(segment, huffman);
		else if (marker === 221) restartInterval = (segment[0] ?? 0) << 8 | (segment[1] ?? 0);
		else if (marker === 192 || marker === 193 || marker === 194) frame = readFrame$1(segment, marker === 194);
		else if (marker === 218) {
			if (frame === void 0) throw new JpegDamage("a scan comes before the frame");
			at = decodeScan(bytes, end, readScan$1(segment, huffman, restartInterval, frame));
			scans += 1;
		} else if (marker >= 192 && marker <= 207 && marker !== 204) throw new JpegDamage(`coding process ${(marker - 192).toString()} is not supported`);
	}
	if (!isEnded) throw new JpegDamage("the end mark is missing");
	if (frame === void 0 || scans === 0) throw new JpegDamage("there is no picture");
	const table = quantization.get(frame.quantizationTable);
	if (table === void 0) throw new JpegDamage("a quantization table is missing");
	return {
		picture: frame,
		quantization: table
	};
}
function readQuantization(segment, tables) {
	for (let at = 0; at < segment.length;) {
		const head = segment[at] ?? 0;
		const isWide = head >> 4 !== 0;
		at += 1;
		const table = /* @__PURE__ */ new Float64Array(64);
		for (let i = 0; i < 64; i++) {
			table[i] = isWide ? (segment[at] ?? 0) << 8 | (segment[at + 1] ?? 0) : segment[at] ?? 0;
			at += isWide ? 2 : 1;
		}
		if (at > segment.length) throw new JpegDamage("a quantization table is cut off");
		tables.set(head & 15, table);
	}
}
function readFrame$1(segment, isProgressive) {
	const [bits = 0, rowsHigh = 0, rowsLow = 0, columnsHigh = 0, columnsLow = 0, components = 0] = segment;
	if (components !== 1) throw new JpegDamage(`${components} components; only grey-scale is supported`);
	const rows = rowsHigh << 8 | rowsLow;
	const columns = columnsHigh << 8 | columnsLow;
	if (bits < 8 || bits > 16 || rows === 0 || columns === 0) throw new JpegDamage("the frame header is impossible");
	const blocksAcross = Math.ceil(columns / 8);
	const blocksDown = Math.ceil(rows / 8);
	const coefficients = new Int32Array(blocksAcross * blocksDown * 64);
	return {
		bits,
		rows,
		columns,
		blocksAcross,
		blocksDown,
		isProgressive,
		quantizationTable: segment[8] ?? 0,
		coefficients
	};
}
function readScan$1(segment, huffman, restartInterval, frame) {
	const [components = 0, , tables = 0, spectralStart = 0, spectralEnd = 0, approximation = 0] = segment;
	if (components !== 1) throw new JpegDamage("a scan of several components");
	return {
		dc: huffman.get(tables >> 4),
		ac: huffman.get(16 | tables & 15),
		start: frame.isProgressive ? spectralStart : 0,
		end: frame.isProgressive ? Math.min(spectralEnd, 63) : 63,
		high: frame.isProgressive ? approximation >> 4 : 0,
		low: frame.isProgressive ? approximation & 15 : 0,
		restartInterval,
		blockCount: frame.blocksAcross * frame.blocksDown,
		isProgressive: frame.isProgressive,
		coefficients: frame.coefficients
	};
}
// src/io/dicom/jpeg/decodeJpeg12.ts
/**
* Decodes a grey-scale Huffman-coded DCT JPEG of 8 to 16 bits, sequential or progressive (ISO/IEC 10918-1
* processes 2, 4, 6, 8, 10, 12): what DICOM's 12-bit JPEG syntaxes hold and no JavaScript package decodes right.
*
* The inverse transform is in floating point, rounded once. Samples come level-shifted back to 0 … 2^bits − 1.
*/
function decodeJpeg12(bytes) {
	return withDamageCaught("12-bit JPEG", () => {
		const { picture, quantization } = readDctPicture(bytes);
		return inverseTransform(picture, quantization);
	});
}
// src/io/dicom/jpeg/decodeJpegLossless.ts
/**
* Decodes a lossless Huffman-coded JPEG (ISO/IEC 10918-1 annex H; process 14, every predictor, point transform,
* restarts), samples interleaved.
*
* Our own, because the packages decode a cut or damaged picture without a word: here every bit must be accounted
* for. Components must have the same sampling, as DICOM requires.
*/
function decodeJpegLossless(bytes) {
	return withDamageCaught("JPEG lossless", () => decode(bytes));
}
function decode(bytes) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const huffman = /* @__PURE__ */ new Map();
	let restartInterval = 0;
	let frame;
	let samples = /* @__PURE__ */ new Int32Array(0);
	const decoded = /* @__PURE__ */ new Set();
	let at = 2;
	for (;;) {
		if (at + 2 > bytes.length) throw new JpegDamage("the end mark is missing");
		if (bytes[at] !== 255) throw new JpegDamage(`no marker at byte ${at}`);
		const marker = bytes[at + 1] ?? 0;
		if (marker === 255) {
			at += 1;
			continue;
		}
		if (marker === 217) break;
		if (at + 4 > bytes.length) throw new JpegDamage("the end mark is missing");
		const end = at + 2 + view.getUint16(at + 2);
		if (end > bytes.length) throw new JpegDamage("a segment is cut off");
		const segment = bytes.subarray(at + 4, end);
		at = end;
		if (marker === 196) readHuffmanTables(segment, huffman);
		else if (marker === 221) restartInterval = (segment[0] ?? 0) << 8 | (segment[1] ?? 0);
		else if (marker === 195) {
			frame = readFrame(segment);
			samples = new Int32Array(frame.rows * frame.columns * frame.components.length);
		} else if (marker === 218) {
			if (frame === void 0) throw new JpegDamage("a scan comes before the frame");
			const scan = readScan(segment, frame, huffman, restartInterval);
			at = decodeLosslessScan(new BitReader(bytes, end), frame, scan, samples);
			for (const place of scan.places) decoded.add(place);
		}
	}
	if (frame === void 0 || decoded.size !== frame.components.length) throw new JpegDamage("there is no whole picture");
	return samples;
}
function readFrame(segment) {
	const [bits = 0, rowsHigh = 0, rowsLow = 0, columnsHigh = 0, columnsLow = 0, count = 0] = segment;
	const rows = rowsHigh << 8 | rowsLow;
	const columns = columnsHigh << 8 | columnsLow;
	const parts = Array.from({ length: count }, (_, i) => ({
		id: segment[6 + i * 3],
		sampling: segment[7 + i * 3]
	}));
	if (!(bits >= 2 && bits <= 16 && rows > 0 && columns > 0 && count > 0)) throw new JpegDamage("the frame header is impossible");
	if (parts.some(({ sampling }) => sampling !== parts[0]?.sampling)) throw new JpegDamage("components of different size");
	return {
		bits,
		rows,
		columns,
		components: parts.map(({ id }) => id ?? 0)
	};
}
function readScan(segment, frame, huffman, restartInterval) {
	const count = segment[0] ?? 0;
	const ids = Array.from({ length: count }, (_, i) => segment[1 + i * 2] ?? 0);
	const places = ids.map((id) => frame.components.indexOf(id));
	const predictor = segment[1 + count * 2] ?? 0;
	const pointTransform = (segment[3 + count * 2] ?? 0) & 15;
	if (places.includes(-1) || predictor < 1 || predictor > 7) throw new JpegDamage("the scan header is impossible");
	return {
		places,
		tables: ids.map((_, i) => huffman.get((segment[2 + i * 2] ?? 0) >> 4)),
		predictor,
		pointTransform,
		restartInterval
	};
}
/** Returns the position of the marker after the scan. */
function decodeLosslessScan(reader, frame, scan, samples) {
	const { rows, columns, bits } = frame;
	const { places, tables, predictor, pointTransform, restartInterval } = scan;
	const step = frame.components.length;
	const stride = columns * step;
	const first = 2 ** (bits - pointTransform - 1);
	if (restartInterval % columns !== 0) throw new JpegDamage("a restart interval that is no whole lines");
	let firstRow = 0;
	for (let row = 0; row < rows; row++) {
		if (restartInterval > 0 && row > 0 && row * columns % restartInterval === 0) {
			reader.restart();
			firstRow = row;
		}
		for (let column = 0; column < columns; column++) for (let c = 0; c < places.length; c++) {
			const at = row * stride + column * step + (places[c] ?? 0);
			let prediction = first;
			if (row === firstRow) {
				if (column > 0) prediction = samples[at - step] ?? 0;
			} else if (column === 0) prediction = samples[at - stride] ?? 0;
			else prediction = predict(predictor, samples[at - step] ?? 0, samples[at - stride] ?? 0, samples[at - stride - step] ?? 0);
			const size = reader.symbol(tables[c]);
			if (size > 16) throw new JpegDamage("a difference has too many bits");
			const difference = size === 16 ? 32768 : reader.signed(size);
			samples[at] = prediction + difference & 65535;
		}
	}
	if (pointTransform > 0) for (const place of places) for (let i = place; i < samples.length; i += step) samples[i] = (samples[i] ?? 0) << pointTransform;
	return reader.finish();
}
/** Table H.1. */
function predict(predictor, left, above, corner) {
	switch (predictor) {
		case 1: return left;
		case 2: return above;
		case 3: return corner;
		case 4: return left + above - corner;
		case 5: return left + (above - corner >> 1);
		case 6: return above + (left - corner >> 1);
		default: return left + above >> 1;
	}
}
// src/io/dicom/frameBits.ts
/** Whether the samples of uncompressed pixel data are all there, or colours are stored once for two pixels. */
function isSubsampled(format, pixelCount, frames, length) {
	const { photometricInterpretation, samplesPerPixel, bitsAllocated } = format;
	return /^YBR_(?:FULL|PARTIAL)_422$/.test(photometricInterpretation) && samplesPerPixel === 3 && length < Math.ceil(pixelCount * frames * 3 * bitsAllocated / 8);
}
/** Bits of one frame of uncompressed pixel data. Two pixels of 4:2:2 take four samples (PS3.3 C.7.6.3.1.2). */
function frameBits(format, pixelCount, isHalved) {
	return pixelCount * (isHalved ? 2 : format.samplesPerPixel) * format.bitsAllocated;
}
// src/io/dicom/nativeSamples.ts
/** Raw samples of one frame of uncompressed pixel data, samples interleaved. */
function nativeSamples(pixelData, frame, layout) {
	const { format, pixelCount, isSubsampled } = layout;
	const { bitsAllocated, samplesPerPixel } = format;
	const bits = frameBits(format, pixelCount, isSubsampled);
	const firstBit = frame * bits;
	const expectedBytes = Math.ceil((firstBit + bits) / 8);
	if (pixelData.length < expectedBytes) return err({
		kind: "truncated-pixels",
		expectedBytes,
		presentBytes: pixelData.length
	});
	const samples = new Int32Array(bits / bitsAllocated);
	if (bitsAllocated % 8 !== 0) unpackBits(pixelData, firstBit, bitsAllocated, samples);
	else readWholeBytes(pixelData, firstBit / 8, samples, layout);
	if (isSubsampled) return ok(fromPairs(samples, pixelCount));
	return ok(format.isPlanar ? interleaved(samples, pixelCount, samplesPerPixel) : samples);
}
function readWholeBytes(pixelData, start, samples, { format, isBigEndian, isWords }) {
	const bytesPerSample = format.bitsAllocated / 8;
	const swap = isBigEndian && bytesPerSample === 1 && isWords ? 1 : 0;
	for (let i = 0; i < samples.length; i++) {
		let value = 0;
		for (let b = 0; b < bytesPerSample; b++) {
			const place = isBigEndian ? bytesPerSample - 1 - b : b;
			value |= (pixelData[start + i * bytesPerSample + place ^ swap] ?? 0) << 8 * b;
		}
		samples[i] = value;
	}
}
/** 1-bit and 12-bit samples: a stream of bits, lowest bit of the first byte first; frames follow without padding. */
function unpackBits(bytes, firstBit, bits, samples) {
	let bit = firstBit;
	for (let i = 0; i < samples.length; i++) {
		let value = 0;
		for (let taken = 0; taken < bits;) {
			const inByte = bit & 7;
			const take = Math.min(8 - inByte, bits - taken);
			value |= ((bytes[bit >>> 3] ?? 0) >> inByte & (1 << take) - 1) << taken;
			taken += take;
			bit += take;
		}
		samples[i] = value;
	}
}
/** Y1 Y2 Cb Cr to Y1 Cb Cr, Y2 Cb Cr. */
function fromPairs(samples, pixelCount) {
	const pixels = new Int32Array(pixelCount * 3);
	for (let i = 0; i < pixelCount; i++) {
		const pair = (i >> 1) * 4;
		pixels[i * 3] = samples[pair + (i & 1)] ?? 0;
		pixels[i * 3 + 1] = samples[pair + 2] ?? 0;
		pixels[i * 3 + 2] = samples[pair + 3] ?? 0;
	}
	return pixels;
}
/** Planes (all red, all green …) to pixels. */
function interleaved(planes, pixelCount, samplesPerPixel) {
	const pixels = new Int32Array(planes.length);
	for (let s = 0; s < samplesPerPixel; s++) for (let i = 0; i < pixelCount; i++) pixels[i * samplesPerPixel + s] = planes[s * pixelCount + i] ?? 0;
	return pixels;
}
// src/io/dicom/thrownText.ts
/** What a parser or codec threw, as text: dicom-parser throws `{ exception }` and strings, codecs also numbers. */
function thrownText(thrown) {
	if (thrown instanceof Error) return thrown.message;
	if (typeof thrown === "object" && thrown !== null && "exception" in thrown) return thrownText(thrown.exception);
	return String(thrown).replace(/^dicomParser[.:]\S*\s*/, "");
}
// src/io/dicom/decodeCodestream.ts
/**
* Samples of one JPEG, JPEG-LS, JPEG 2000 or HTJ2K frame, interleaved. `name` is the transfer syntax's, for
* messages: the codestream itself decides how it is decoded. A size that the header does not state is refused, and
* so are colours as DCT JPEG: they are no stored values, and no signal.
*/
async function decodeCodestream(fragment, shape, name, codecs) {
	const { rows, columns } = shape;
	const codestream = bareCodestream(fragment);
	const facts = readCodestream(codestream);
	if (facts === void 0) return err({
		kind: "damaged-pixels",
		what: `the frame is no ${name} codestream`
	});
	const expected = `${columns} × ${rows} × ${shape.samplesPerPixel}`;
	const found = `${facts.columns} × ${facts.rows} × ${facts.samplesPerPixel}`;
	if (found !== expected) return err({
		kind: "size-mismatch",
		expected,
		found
	});
	if (!hasEndMark(codestream)) return err({
		kind: "damaged-pixels",
		what: "the codestream has no end mark: it is cut off"
	});
	if (facts.format === "jpeg" && facts.samplesPerPixel > 1) return err({
		kind: "not-grayscale",
		samplesPerPixel: facts.samplesPerPixel
	});
	if (facts.format === "jpeg-lossless") return decodeJpegLossless(codestream);
	if (facts.format === "jpeg" && facts.bitsPerSample > 8) return decodeJpeg12(codestream);
	if (facts.format === "jpeg") {
		const checked = withDamageCaught(name, () => readDctPicture(codestream));
		if (!checked.ok) return checked;
	}
	const isLifted = facts.format === "jpeg-2000" && facts.isSigned && facts.bitsPerSample <= 8;
	const given = isLifted ? saidUnsigned(codestream) : codestream;
	const decoded = await run(codecFor(facts, codecs), given, name);
	const samples = decoded.ok ? samplesOf(decoded.value) : decoded;
	if (samples.ok && isLifted) {
		const middle = 2 ** (facts.bitsPerSample - 1);
		for (const [i, value] of samples.value.entries()) samples.value[i] = value - middle;
	}
	if (!samples.ok || !facts.isPlanar) return samples;
	return ok(interleaved(samples.value, rows * columns, facts.samplesPerPixel));
}
/** Bytes behind the end mark that are taken for padding. */
var paddingBytes = 64;
/**
* FF D9 ends every JPEG, JPEG-LS and JPEG 2000 codestream (EOI, EOC) and cannot stand in its entropy-coded data;
* padding may follow.
*/
function hasEndMark(codestream) {
	let end = codestream.length;
	while (end > 2 && (codestream[end - 1] === 0 || codestream[end - 1] === 255)) end -= 1;
	for (let at = end; at >= 2 && at > end - paddingBytes; at--) if (codestream[at - 2] === 255 && codestream[at - 1] === 217) return true;
	return false;
}
/** The codestream decides, not the transfer syntax: archives that recompress do not always rename. */
function codecFor({ format }, codecs) {
	if (format === "jpeg-ls") return codecs.jpegLs;
	if (format === "htj2k") return codecs.htj2k;
	return format === "jpeg-2000" ? codecs.jpeg2000 : codecs.jpeg8;
}
async function run(codec, codestream, name) {
	try {
		return ok(await codec(codestream));
	} catch (thrown) {
		const text = typeof thrown === "number" ? "the codestream is damaged" : thrownText(thrown);
		return err({
			kind: "codec-failed",
			codec: name,
			text
		});
	}
}
/** Codestreams order their samples themselves, whatever PlanarConfiguration says (PS3.5 8.2). */
function samplesOf(frame) {
	const { bytes, bytesPerSample } = frame;
	const count = frame.rows * frame.columns * frame.samplesPerPixel;
	if (bytes.length !== count * bytesPerSample) return err({
		kind: "size-mismatch",
		expected: `${count * bytesPerSample} bytes`,
		found: `${bytes.length} bytes`
	});
	const samples = new Int32Array(count);
	if (bytesPerSample === 1) samples.set(bytes);
	else for (let i = 0; i < count; i++) samples[i] = (bytes[2 * i] ?? 0) | (bytes[2 * i + 1] ?? 0) << 8;
	return ok(samples);
}
// src/io/dicom/inflateCapped.ts
var pieceBytes = 4096;
/**
* Inflates a raw deflate stream, or as much of it as is there, and stops at a limit: a few bytes can stand for
* hundreds of megabytes. The input goes in small pieces, so the limit is checked before much is made.
*/
function inflateCapped(deflated, limitBytes) {
	const parts = [];
	let total = 0;
	const stream = new Inflate((part) => {
		parts.push(part);
		total += part.length;
	});
	try {
		for (let at = 0; at < deflated.length; at += pieceBytes) {
			stream.push(deflated.subarray(at, at + pieceBytes), false);
			if (total > limitBytes) return err({
				kind: "over-limit",
				limitBytes
			});
		}
	} catch (thrown) {
		return err({
			kind: "not-deflated",
			text: thrown instanceof Error ? thrown.message : String(thrown)
		});
	}
	const whole = new Uint8Array(total);
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return ok(whole);
}
// src/io/dicom/plainFrames.ts
/** One frame of plain values, little-endian. */
function plainFrame(bytes, pixelCount, format) {
	return nativeSamples(bytes, 0, {
		format,
		pixelCount,
		isBigEndian: false,
		isWords: true,
		isSubsampled: isSubsampled(format, pixelCount, 1, bytes.length)
	});
}
/** The same, deflated; one that inflates to more than its image is stopped. */
function deflatedFrame(bytes, pixelCount, format) {
	const inflated = inflateCapped(bytes, Math.ceil(frameBits(format, pixelCount, false) / 8) + 1);
	if (inflated.ok) return plainFrame(inflated.value, pixelCount, format);
	const what = inflated.error.kind === "over-limit" ? "the frame inflates to more than its image" : "the frame is not deflated";
	return err({
		kind: "damaged-pixels",
		what
	});
}
// src/io/dicom/rleSamples.ts
var headerBytes = 64;
/**
* Raw samples of one RLE frame (PS3.5 annex G), samples interleaved.
*
* Strict, for the format has no checksum: the header names samples × bytes segments in order; each gives exactly
* one byte a pixel and uses its bytes up, padding apart. Noise in a frame fails here instead of becoming
* an image.
*/
function rleSamples(frame, pixelCount, format) {
	const { samplesPerPixel, bitsAllocated } = format;
	const damaged = (what) => err({
		kind: "damaged-pixels",
		what: `RLE: ${what}`
	});
	if (bitsAllocated % 8 !== 0) return err({
		kind: "unsupported-pixels",
		what: `RLE with ${bitsAllocated} bits`
	});
	const bytesPerSample = bitsAllocated / 8;
	const segments = samplesPerPixel * bytesPerSample;
	if (frame.length < headerBytes) return damaged("the frame is shorter than its header");
	const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
	const stated = view.getUint32(0, true);
	if (stated !== segments) return damaged(`${stated} segments where ${segments} are needed`);
	if (pixelCount * segments > frame.length * 64) return damaged("the frame is too short for its image");
	const offsets = Array.from({ length: segments }, (_, i) => view.getUint32(4 + i * 4, true));
	offsets.push(frame.length);
	const samples = new Int32Array(pixelCount * samplesPerPixel);
	const plane = new Uint8Array(pixelCount);
	for (let segment = 0; segment < segments; segment++) {
		const start = offsets[segment] ?? 0;
		const end = offsets[segment + 1] ?? 0;
		if (start < headerBytes || end < start || end > frame.length) return damaged("a segment lies outside the frame");
		const problem = unpackSegment(frame.subarray(start, end), plane);
		if (problem !== void 0) return damaged(problem);
		const sample = Math.floor(segment / bytesPerSample);
		const shift = 8 * (bytesPerSample - 1 - segment % bytesPerSample);
		for (let i = 0; i < pixelCount; i++) {
			const at = i * samplesPerPixel + sample;
			samples[at] = (samples[at] ?? 0) | (plane[i] ?? 0) << shift;
		}
	}
	return ok(samples);
}
/** Unpacks PackBits into `plane`; returns what is wrong, if anything. */
function unpackSegment(segment, plane) {
	const evenPad = plane.length % 2;
	let from = 0;
	let to = 0;
	while (to < plane.length) {
		const control = segment[from];
		if (control === void 0) return "a segment ends too early";
		from += 1;
		if (control === 128) continue;
		const length = control < 128 ? control + 1 : 257 - control;
		if (to + length > plane.length + evenPad) return "a run is longer than the image";
		if (control < 128) {
			if (from + length > segment.length) return "a segment ends too early";
			plane.set(segment.subarray(from, from + Math.min(length, plane.length - to)), to);
			from += length;
		} else {
			const value = segment[from];
			if (value === void 0) return "a segment ends too early";
			plane.fill(value, to, to + length);
			from += 1;
		}
		to += length;
	}
	const rest = segment.subarray(from);
	return rest.length <= 1 || rest.every((byte) => byte === 0 || byte === 128) ? void 0 : "a segment goes on after its image";
}
// src/io/dicom/storedValues.ts
/**
* Brings raw samples to stored values, in place: shifts down by HighBit − (BitsStored − 1), masks to
* BitsStored, extends the sign. Bits above HighBit (overlays, garbage) fall away.
*
* Unsigned 32-bit values of 2³¹ and more come as a Uint32Array, everything else as an Int32Array. Fails when bits
* below the value are set, for the header then contradicts the pixels.
*/
function toStoredValues(samples, format) {
	const { bitsStored, highBit, isSigned } = format;
	const shift = highBit - (bitsStored - 1);
	const below = 2 ** shift - 1;
	if (shift > 0 && samples.some((value) => (value & below) !== 0)) {
		const what = `HighBit ${highBit} leaves ${shift} bits unused below the value, but they are used`;
		return err({
			kind: "damaged-pixels",
			what
		});
	}
	const up = 31 - highBit;
	const down = up + shift;
	if (isSigned || bitsStored < 32) {
		for (let i = 0; i < samples.length; i++) {
			const lifted = (samples[i] ?? 0) << up;
			samples[i] = isSigned ? lifted >> down : lifted >>> down;
		}
		return ok(samples);
	}
	const isBeyond = samples.some((value) => value < 0);
	return ok(isBeyond ? new Uint32Array(samples.buffer, samples.byteOffset, samples.length) : samples);
}
// src/io/dicom/transferSyntax.ts
var root$2 = "1.2.840.10008.1.2";
var byUid = new Map([
	[
		root$2,
		"Implicit VR Little Endian",
		"native",
		"none"
	],
	[
		`${root$2}.1`,
		"Explicit VR Little Endian",
		"native",
		"none"
	],
	[
		`${root$2}.1.98`,
		"Encapsulated Uncompressed",
		"plain-frames",
		"none"
	],
	[
		`${root$2}.1.99`,
		"Deflated Explicit VR Little Endian",
		"native",
		"none"
	],
	[
		`${root$2}.2`,
		"Explicit VR Big Endian",
		"native",
		"none"
	],
	[
		`${root$2}.4.50`,
		"JPEG Baseline",
		"jpeg",
		"always"
	],
	[
		`${root$2}.4.51`,
		"JPEG Extended",
		"jpeg",
		"always"
	],
	[
		`${root$2}.4.52`,
		"JPEG Extended, arithmetic coding",
		"unsupported",
		"always"
	],
	[
		`${root$2}.4.53`,
		"JPEG Spectral Selection",
		"jpeg",
		"always"
	],
	[
		`${root$2}.4.54`,
		"JPEG Spectral Selection, arithmetic coding",
		"unsupported",
		"always"
	],
	[
		`${root$2}.4.55`,
		"JPEG Full Progression",
		"jpeg",
		"always"
	],
	[
		`${root$2}.4.56`,
		"JPEG Full Progression, arithmetic coding",
		"unsupported",
		"always"
	],
	[
		`${root$2}.4.57`,
		"JPEG Lossless",
		"jpeg",
		"none"
	],
	[
		`${root$2}.4.58`,
		"JPEG Lossless, arithmetic coding",
		"unsupported",
		"none"
	],
	[
		`${root$2}.4.65`,
		"JPEG Lossless, hierarchical",
		"unsupported",
		"none"
	],
	[
		`${root$2}.4.66`,
		"JPEG Lossless, hierarchical, arithmetic coding",
		"unsupported",
		"none"
	],
	[
		`${root$2}.4.70`,
		"JPEG Lossless SV1",
		"jpeg",
		"none"
	],
	[
		`${root$2}.4.80`,
		"JPEG-LS Lossless",
		"jpeg-ls",
		"none"
	],
	[
		`${root$2}.4.81`,
		"JPEG-LS Near-Lossless",
		"jpeg-ls",
		"either"
	],
	[
		`${root$2}.4.90`,
		"JPEG 2000 Lossless",
		"jpeg-2000",
		"none"
	],
	[
		`${root$2}.4.91`,
		"JPEG 2000",
		"jpeg-2000",
		"either"
	],
	[
		`${root$2}.4.92`,
		"JPEG 2000 Multi-component Lossless",
		"jpeg-2000",
		"none"
	],
	[
		`${root$2}.4.93`,
		"JPEG 2000 Multi-component",
		"jpeg-2000",
		"either"
	],
	[
		`${root$2}.4.94`,
		"JPIP Referenced",
		"unsupported",
		"either"
	],
	[
		`${root$2}.4.95`,
		"JPIP Referenced Deflate",
		"unsupported",
		"either"
	],
	[
		`${root$2}.4.100`,
		"MPEG2 Main Profile / Main Level",
		"unsupported",
		"always"
	],
	[
		`${root$2}.4.101`,
		"MPEG2 Main Profile / High Level",
		"unsupported",
		"always"
	],
	[
		`${root$2}.4.102`,
		"MPEG-4 AVC/H.264 High Profile",
		"unsupported",
		"always"
	],
	[
		`${root$2}.4.103`,
		"MPEG-4 AVC/H.264 BD-compatible",
		"unsupported",
		"always"
	],
	[
		`${root$2}.4.107`,
		"HEVC/H.265 Main Profile",
		"unsupported",
		"always"
	],
	[
		`${root$2}.4.108`,
		"HEVC/H.265 Main 10 Profile",
		"unsupported",
		"always"
	],
	[
		`${root$2}.4.110`,
		"JPEG XL Lossless",
		"unsupported",
		"none"
	],
	[
		`${root$2}.4.111`,
		"JPEG XL JPEG Recompression",
		"unsupported",
		"always"
	],
	[
		`${root$2}.4.112`,
		"JPEG XL",
		"unsupported",
		"either"
	],
	[
		`${root$2}.4.201`,
		"High-Throughput JPEG 2000 Lossless",
		"htj2k",
		"none"
	],
	[
		`${root$2}.4.202`,
		"High-Throughput JPEG 2000 RPCL Lossless",
		"htj2k",
		"none"
	],
	[
		`${root$2}.4.203`,
		"High-Throughput JPEG 2000",
		"htj2k",
		"either"
	],
	[
		`${root$2}.5`,
		"RLE Lossless",
		"rle",
		"none"
	],
	[
		`${root$2}.8.1`,
		"Deflated Image Frame",
		"deflated-frames",
		"none"
	],
	[
		"1.2.840.113619.5.2",
		"GE Private Implicit VR, Big Endian Pixels",
		"native",
		"none"
	]
].map(([uid, name, encoding, loss]) => [uid, {
	uid,
	name,
	encoding,
	loss
}]));
var implicitLittleEndian = root$2;
var explicitLittleEndian = `${root$2}.1`;
var deflatedLittleEndian = `${root$2}.1.99`;
var explicitBigEndian = `${root$2}.2`;
/**
* Whether pixel data of no length, thus cut into fragments, comes under a syntax of uncompressed pixels: the syntax
* is wrong or missing, and only the codestreams tell how they are compressed.
*/
function isUnnamedCompression(syntax, pixelDataLength) {
	return syntax.encoding === "native" && pixelDataLength === void 0;
}
/** What a transfer syntax UID means; unknown ones are `unsupported` under the name "unknown". */
function transferSyntax(uid) {
	return byUid.get(uid) ?? {
		uid,
		name: "unknown",
		encoding: "unsupported",
		loss: "either"
	};
}
// src/io/dicom/decodeStoredValues.ts
/**
* Stored values of one frame: `rows × columns × samplesPerPixel`, row by row, masked to BitsStored and
* sign-extended. Whole or an error: no codec is trusted with a size the header does not state.
*/
async function decodeStoredValues(source, frame, codecs) {
	const { rows, columns, format } = source;
	const pixelCount = rows * columns;
	const raw = await rawSamples(source, frame, codecs);
	if (!raw.ok) return raw;
	const expected = pixelCount * format.samplesPerPixel;
	if (raw.value.length !== expected) return err({
		kind: "size-mismatch",
		expected: `${expected} samples`,
		found: `${raw.value.length} samples`
	});
	const stored = toStoredValues(raw.value, format);
	return stored.ok ? ok({
		values: stored.value,
		notices: source.notices
	}) : stored;
}
async function rawSamples(source, frame, codecs) {
	const { rows, columns, format } = source;
	const pixelCount = rows * columns;
	if (source.kind === "native") return nativeSamples(source.pixelData, frame, {
		...source,
		pixelCount
	});
	const fragment = source.frames[frame];
	if (fragment === void 0) return err({
		kind: "damaged-pixels",
		what: `frame ${frame + 1} is not there`
	});
	const syntax = transferSyntax(format.transferSyntaxUid);
	if (syntax.encoding === "rle") return rleSamples(fragment, pixelCount, format);
	if (syntax.encoding === "plain-frames") return plainFrame(fragment, pixelCount, format);
	if (syntax.encoding === "deflated-frames") return deflatedFrame(fragment, pixelCount, format);
	return decodeCodestream(fragment, {
		rows,
		columns,
		samplesPerPixel: format.samplesPerPixel
	}, syntax.encoding !== "native" ? syntax.name : "JPEG or JPEG 2000", codecs);
}
// src/io/dicom/sha256Hex.ts
/** SHA-256 of bytes as 64 lower-case hexadecimal digits. */
function sha256Hex(...parts) {
	const hash = sha256.create();
	for (const part of parts) hash.update(part);
	return Array.from(hash.digest(), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
// src/io/dicom/fingerprint.ts
/**
* SHA-256 (hex) of what a measurement on this slice depends on. It finds an image again whose UIDs and names
* were changed. Hashed are, in this order, a UTF-8 text with one line each, ended by `\n`,
*
*     multifidus-image-1
*     size=<rows>x<columns>
*     spacing=<rowMm>\<columnMm>            or  spacing=none
*     plane=<origin 3>\<row 3>\<column 3>   or  plane=none
*     rescale=<slope>\<intercept>           or  rescale=table\<first stored value>\<SHA-256 of its entries>
*
* with numbers as JavaScript writes them (shortest form that reads back to the same float64; −0 as 0), and then
* the stored values row by row as little-endian 32-bit integers.
*/
function imageFingerprint(grid, rescale, storedValues) {
	const { spacing, plane } = grid;
	const planeNumbers = plane && [
		...plane.originLps,
		...plane.rowDirectionLps,
		...plane.columnDirectionLps
	];
	const lines = [
		"multifidus-image-1",
		`size=${grid.rows}x${grid.columns}`,
		`spacing=${spacing ? `${spacing.rowMm}\\${spacing.columnMm}` : "none"}`,
		`plane=${planeNumbers ? planeNumbers.join("\\") : "none"}`,
		`rescale=${rescaleText(rescale)}`
	];
	return sha256Hex(new TextEncoder().encode(`${lines.join("\n")}\n`), littleEndianBytes(storedValues));
}
function rescaleText({ slope, intercept, table }) {
	return table ? `table\\${table.firstStored}\\${table.sha256}` : `${slope}\\${intercept}`;
}
/** The values as bytes, whatever the machine's own byte order. */
function littleEndianBytes(values) {
	const bytes = new Uint8Array(values.length * 4);
	const view = new DataView(bytes.buffer);
	for (let i = 0; i < values.length; i++) view.setInt32(i * 4, values[i] ?? 0, true);
	return bytes;
}
// src/io/dicom/encoding.ts
/** PS3.5 table 6.2-1. */
var valueRepresentations = new Set("AE AS AT CS DA DS DT FL FD IS LO LT OB OD OF OL OV OW PN SH SL SQ SS ST SV TM UC UI UL UN UR US UT UV".split(" "));
function declaredEncoding(transferSyntaxUid) {
	return {
		isImplicit: transferSyntaxUid === "1.2.840.10008.1.2" || transferSyntaxUid === "1.2.840.113619.5.2",
		isBigEndian: transferSyntaxUid === explicitBigEndian
	};
}
/** The plain transfer syntax that writes elements this way. */
function encodingSyntax(encoding) {
	if (encoding.isImplicit) return implicitLittleEndian;
	return encoding.isBigEndian ? explicitBigEndian : explicitLittleEndian;
}
function isDeflated(transferSyntaxUid) {
	return transferSyntaxUid === deflatedLittleEndian;
}
/**
* How the element at `position` seems to be written, from its own bytes; undefined when it can be no DICOM
* element. A data set begins with a low even group (0002, 0004, 0008 or 0010), which tells the byte order; two
* letters that are a VR after the tag tell explicit from implicit. `isKnownDicom`: something before it says DICOM;
* then an explicit element of another low group may come first, as archives put private ones there.
*/
function observedEncoding(bytes, position, isKnownDicom = false) {
	const at = (offset) => bytes[position + offset] ?? 0;
	if (bytes.length < position + 8) return void 0;
	const vr = String.fromCharCode(at(4), at(5));
	const isExplicit = valueRepresentations.has(vr);
	const usual = /* @__PURE__ */ new Set([
		2,
		4,
		8,
		16
	]);
	const isPlausible = (low) => usual.has(low) || isKnownDicom && isExplicit && low > 0 && low < 128;
	const isLittle = isPlausible(at(0)) && at(1) === 0;
	const isBig = !isLittle && at(0) === 0 && isPlausible(at(1));
	if (!isLittle && !isBig) return void 0;
	if (isExplicit) return {
		isImplicit: false,
		isBigEndian: isBig
	};
	return (isLittle ? at(4) + at(5) * 256 + at(6) * 65536 + at(7) * 16777216 : at(7) + at(6) * 256 + at(5) * 65536 + at(4) * 16777216) <= 65536 ? {
		isImplicit: true,
		isBigEndian: isBig
	} : void 0;
}
// src/io/dicom/tags.ts
/** The DICOM elements Multifidus reads, by their standard keyword, as `xGGGGEEEE`. */
var tags = {
	MediaStorageSopClassUid: "x00020002",
	TransferSyntaxUid: "x00020010",
	SpecificCharacterSet: "x00080005",
	ImageType: "x00080008",
	SopClassUid: "x00080016",
	SopInstanceUid: "x00080018",
	StudyDate: "x00080020",
	SeriesDate: "x00080021",
	StudyTime: "x00080030",
	Modality: "x00080060",
	Manufacturer: "x00080070",
	StationName: "x00081010",
	StudyDescription: "x00081030",
	SeriesDescription: "x0008103e",
	ManufacturerModelName: "x00081090",
	PatientName: "x00100010",
	PatientId: "x00100020",
	PatientBirthDate: "x00100030",
	PatientSex: "x00100040",
	PatientAge: "x00101010",
	ContrastBolusAgent: "x00180010",
	ContrastBolusAgentSequence: "x00180012",
	ScanningSequence: "x00180020",
	SequenceVariant: "x00180021",
	ScanOptions: "x00180022",
	SequenceName: "x00180024",
	SliceThickness: "x00180050",
	RepetitionTime: "x00180080",
	EchoTime: "x00180081",
	InversionTime: "x00180082",
	MagneticFieldStrength: "x00180087",
	SpacingBetweenSlices: "x00180088",
	EchoTrainLength: "x00180091",
	SoftwareVersions: "x00181020",
	ProtocolName: "x00181030",
	ReceiveCoilName: "x00181250",
	AcquisitionMatrix: "x00181310",
	InPlanePhaseEncodingDirection: "x00181312",
	FlipAngle: "x00181314",
	PulseSequenceName: "x00189005",
	MrReceiveCoilSequence: "x00189042",
	MrAcquisitionFrequencyEncodingSteps: "x00189058",
	ParallelReductionFactorInPlane: "x00189069",
	ParallelAcquisition: "x00189077",
	ParallelAcquisitionTechnique: "x00189078",
	InversionTimes: "x00189079",
	EffectiveEchoTime: "x00189082",
	MrTimingAndRelatedParametersSequence: "x00189112",
	MrEchoSequence: "x00189114",
	MrModifierSequence: "x00189115",
	SpectrallySelectedSuppression: "x00189025",
	SpectrallySelectedExcitation: "x00189026",
	ContrastBolusVolume: "x00181041",
	ContrastBolusTotalDose: "x00181044",
	ContrastBolusIngredient: "x00181048",
	ContrastBolusUsageSequence: "x00189341",
	ContrastBolusAgentAdministered: "x00189342",
	MrFovGeometrySequence: "x00189125",
	ParallelReductionFactorOutOfPlane: "x00189155",
	MrAcquisitionPhaseEncodingStepsInPlane: "x00189231",
	StudyInstanceUid: "x0020000d",
	SeriesInstanceUid: "x0020000e",
	SeriesNumber: "x00200011",
	InstanceNumber: "x00200013",
	ImagePositionPatient: "x00200032",
	ImageOrientationPatient: "x00200037",
	FrameOfReferenceUid: "x00200052",
	PlanePositionSequence: "x00209113",
	PlaneOrientationSequence: "x00209116",
	SamplesPerPixel: "x00280002",
	PhotometricInterpretation: "x00280004",
	PlanarConfiguration: "x00280006",
	NumberOfFrames: "x00280008",
	Rows: "x00280010",
	Columns: "x00280011",
	PixelSpacing: "x00280030",
	BitsAllocated: "x00280100",
	BitsStored: "x00280101",
	HighBit: "x00280102",
	PixelRepresentation: "x00280103",
	PixelPaddingValue: "x00280120",
	PixelPaddingRangeLimit: "x00280121",
	BurnedInAnnotation: "x00280301",
	WindowCenter: "x00281050",
	WindowWidth: "x00281051",
	RescaleIntercept: "x00281052",
	RescaleSlope: "x00281053",
	LossyImageCompression: "x00282110",
	ModalityLutSequence: "x00283000",
	LutDescriptor: "x00283002",
	LutData: "x00283006",
	PixelMeasuresSequence: "x00289110",
	FrameVoiLutSequence: "x00289132",
	PixelValueTransformationSequence: "x00289145",
	DirectoryRecordSequence: "x00041220",
	ReferencedFileId: "x00041500",
	RoiContourSequence: "x30060039",
	ContourSequence: "x30060040",
	NumberOfContourPoints: "x30060046",
	ContourData: "x30060050",
	ContourGeometricType: "x30060042",
	ValueType: "x0040a040",
	ContentSequence: "x0040a730",
	GraphicType: "x00700023",
	GraphicData: "x00700022",
	SharedFunctionalGroupsSequence: "x52009229",
	PerFrameFunctionalGroupsSequence: "x52009230",
	ExtendedOffsetTable: "x7fe00001",
	FloatPixelData: "x7fe00008",
	DoubleFloatPixelData: "x7fe00009",
	PixelData: "x7fe00010"
};
/** Keyword and number for messages: `PixelSpacing (0028,0030)`. */
function tagLabel(name) {
	return `${name} ${tagNumber(tags[name])}`;
}
/** `x00280030` as `(0028,0030)`. */
function tagNumber(tag) {
	return `(${tag.slice(1, 5).toUpperCase()},${tag.slice(5, 9).toUpperCase()})`;
}
// src/io/dicom/checkStructure.ts
var manyItems = 2e4;
/**
* Warns when a sequence does not end where it says, at any depth, or has more items than any image needs.
* `end` is where the parser stood after the element. Iterative: depth is the file's choice.
*/
function checkStructure(element, end, sink) {
	if (element.items === void 0) return;
	const label = tagNumber(element.tag);
	if (element.hadUndefinedLength !== true && end !== element.dataOffset + element.length) sink.warn("sequence-structure", label, "The sequence does not end where its length says");
	const waiting = [element];
	let items = 0;
	for (let sequence = waiting.pop(); sequence !== void 0; sequence = waiting.pop()) {
		const last = sequence.items?.at(-1);
		const isOpen = sequence.hadUndefinedLength === true;
		if (last !== void 0 && !isOpen && last.dataOffset + last.length !== sequence.dataOffset + sequence.length) sink.warn("sequence-structure", label, "An item does not end where its sequence says");
		for (const item of sequence.items ?? []) {
			items += 1;
			for (const inner of Object.values(item.dataSet?.elements ?? {})) if (inner.items) waiting.push(inner);
		}
	}
	if (items > manyItems) sink.warn("sequence-structure", label, `The sequence has ${items} items`);
}
// src/io/dicom/readElements.ts
var pixelTags = [
	tags.PixelData,
	tags.FloatPixelData,
	tags.DoubleFloatPixelData
];
var undefinedLength = 4294967295;
function byteOrder(encoding) {
	return encoding.isBigEndian ? dicomParser.bigEndianByteArrayParser : dicomParser.littleEndianByteArrayParser;
}
/**
* Reads top-level elements one by one with dicom-parser, up to the pixel data. Stepping ourselves tells where
* damage lies and whether more bytes would help. `isPrefix`: the file goes on after these bytes.
*/
function readElements(bytes, start, encoding, isPrefix, sink) {
	const stream = new dicomParser.ByteStream(byteOrder(encoding), bytes, start);
	const elements = Object.create(null);
	const parserWarnings = [];
	let previousTag = "";
	while (stream.position < bytes.length) {
		const at = stream.position;
		const ended = (atLeast = 0, what = "the file ends in the element at this byte") => ({
			kind: "ended",
			at,
			atLeast,
			what
		});
		if (at + 8 > bytes.length) return ended();
		if (isEmptyMark(bytes, at, encoding.isBigEndian)) {
			sink.warn("sequence-structure", tagNumber(peekTag(bytes, at, encoding.isBigEndian)), "The mark of a sequence item stands outside any sequence");
			stream.seek(8);
			continue;
		}
		if (!encoding.isImplicit && !isVrText(bytes, at + 4)) return {
			kind: "damaged",
			at,
			what: "no DICOM element begins where the one before it ends"
		};
		const tag = peekTag(bytes, at, encoding.isBigEndian);
		const unread = encoding.isImplicit ? void 0 : unreadElement(bytes, at, tag, encoding.isBigEndian);
		if (unread !== void 0) {
			const end = unread.dataOffset + unread.length;
			if (end > bytes.length && isPrefix) return ended(end + 4096);
			if (end <= bytes.length) {
				warnOf(unread, previousTag, elements, sink);
				stream.seek(end - at);
				previousTag = tag;
				elements[tag] = unread;
				continue;
			}
		}
		const until = pixelTags.includes(tag) ? tag : void 0;
		let element;
		try {
			element = encoding.isImplicit ? dicomParser.readDicomElementImplicit(stream, until) : dicomParser.readDicomElementExplicit(stream, parserWarnings, until);
		} catch (thrown) {
			const end = statedEnd(bytes, at, encoding);
			if (isPrefix && (end === void 0 || end > bytes.length)) return ended();
			const what = isTooDeep(thrown) ? "sequences are nested too deeply" : "the lengths inside it do not fit";
			return {
				kind: "damaged",
				at,
				what: `element ${tagNumber(tag)}: ${what}`
			};
		}
		if (until !== void 0) {
			const { vr, dataOffset } = element;
			return {
				kind: "read",
				elements,
				pixelElement: {
					tag,
					vr,
					dataOffset,
					length: element.length === undefinedLength ? void 0 : element.length
				}
			};
		}
		if (stream.position > bytes.length) return ended(stream.position + 4096, `element ${tagNumber(tag)} is longer than the file`);
		const isOpen = element.hadUndefinedLength === true && stream.position >= bytes.length;
		if (isPrefix && (isOpen || parserWarnings.some((text) => text.startsWith("eof")))) return ended();
		warnOf(element, previousTag, elements, sink);
		checkStructure(element, stream.position, sink);
		previousTag = tag;
		elements[tag] = element;
	}
	for (const text of parserWarnings) sink.warn("sequence-structure", "data set", text);
	return {
		kind: "read",
		elements,
		pixelElement: void 0
	};
}
/** VRs of 64-bit numbers, whose length has 32 bits as those of other bytes (PS3.5 7.1.2); dicom-parser reads 16. */
var wideVrs = [
	"OV",
	"SV",
	"UV"
];
/**
* An element that dicom-parser is not asked for. A private sequence with a length, without its items: scanners write
* thousands of them that nobody reads. Those of Philips' group 2005 hold what is needed; all others are parsed when
* somebody asks for their items. And elements of the VRs that dicom-parser does not know.
*/
function unreadElement(bytes, at, tag, isBigEndian) {
	const vr = String.fromCharCode(bytes[at + 4] ?? 0, bytes[at + 5] ?? 0);
	const isPrivate = (bytes[at + (isBigEndian ? 1 : 0)] ?? 0) % 2 === 1;
	if (!(wideVrs.includes(vr) || vr === "SQ" && isPrivate && !tag.startsWith("x2005")) || at + 12 > bytes.length) return void 0;
	const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at + 8, !isBigEndian);
	return length === undefinedLength ? void 0 : {
		tag,
		vr,
		length,
		dataOffset: at + 12
	};
}
function warnOf(element, previousTag, earlier, sink) {
	const { tag } = element;
	if (element.vr !== void 0 && !valueRepresentations.has(element.vr)) sink.warn("unknown-vr", tagNumber(tag), `Value representation "${element.vr}" does not exist`);
	if (element.hadUndefinedLength !== true && element.length % 2 === 1) sink.warn("odd-length", tagNumber(tag), `The value has ${element.length} bytes; lengths must be even`);
	if (earlier[element.tag] !== void 0) sink.warn("duplicate-tag", tagNumber(tag), "The element is there more than once; the last one is used");
	else if (element.tag < previousTag) sink.warn("tags-out-of-order", tagNumber(tag), "The element comes after one with a higher number");
}
var hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
function peekTag(bytes, at, isBigEndian) {
	const hex = (offset) => hexPairs[bytes[at + offset] ?? 0] ?? "";
	return isBigEndian ? `x${hex(0)}${hex(1)}${hex(2)}${hex(3)}` : `x${hex(1)}${hex(0)}${hex(3)}${hex(2)}`;
}
/** The tag of an item, or of an end mark, with the length 0 (PS3.5 7.5). It has no VR. */
function isEmptyMark(bytes, at, isBigEndian) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	return view.getUint16(at, !isBigEndian) === 65534 && view.getUint32(at + 4) === 0;
}
/** Recursion that ran out of stack; dicom-parser sometimes wraps what it throws. */
function isTooDeep(thrown) {
	return (typeof thrown === "object" && thrown !== null && "exception" in thrown ? thrown.exception : thrown) instanceof RangeError;
}
/** Two capital letters: even an unknown VR is that. */
function isVrText(bytes, at) {
	return [bytes[at], bytes[at + 1]].every((byte) => byte !== void 0 && byte >= 65 && byte <= 90);
}
/** Where a sequence element says that it ends; undefined for undefined length. Other elements never fail. */
function statedEnd(bytes, at, encoding) {
	const start = encoding.isImplicit ? at + 4 : at + 8;
	if (start + 4 > bytes.length) return void 0;
	const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(start, !encoding.isBigEndian);
	return length === undefinedLength ? void 0 : start + 4 + length;
}
// src/io/dicom/readMetaHeader.ts
var longLengthVrs = /* @__PURE__ */ new Set([
	"OB",
	"OD",
	"OF",
	"OL",
	"OV",
	"OW",
	"SQ",
	"SV",
	"UC",
	"UN",
	"UR",
	"UT",
	"UV"
]);
/** Where elements begin: after preamble and prefix, after a prefix without preamble, or at once. */
function elementsStart(bytes) {
	for (const offset of [128, 0]) if (String.fromCharCode(...bytes.subarray(offset, offset + 4)) === "DICM") return {
		start: offset + 4,
		hasPrefix: true
	};
	return {
		start: 0,
		hasPrefix: false
	};
}
/**
* Reads group 0002 element by element, to its real end: the stated group length is often wrong and is not
* needed. Files without preamble, prefix or meta header are read too.
*/
function readMetaHeader(bytes, sink) {
	const { start, hasPrefix } = elementsStart(bytes);
	if (!hasPrefix && observedEncoding(bytes, start) === void 0) return err({
		kind: "not-dicom",
		looksLike: signatureName(bytes)
	});
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const ascii = (from, length) => String.fromCharCode(...bytes.subarray(from, from + Math.min(length, 256))).replace(/[\s\0]+$/, "");
	let position = start;
	let statedEnd;
	let transferSyntaxUid;
	let mediaStorageSopClassUid = "";
	while (position + 8 <= bytes.length && view.getUint16(position, true) === 2) {
		const element = view.getUint16(position + 2, true);
		const vr = ascii(position + 4, 2);
		if (!valueRepresentations.has(vr)) return err({
			kind: "damaged",
			at: position,
			what: "the file meta information is not explicit little endian"
		});
		const isLong = longLengthVrs.has(vr);
		if (isLong && position + 12 > bytes.length) break;
		const length = isLong ? view.getUint32(position + 8, true) : view.getUint16(position + 6, true);
		const value = position + (isLong ? 12 : 8);
		if (value + length > bytes.length) return err({
			kind: "need-more-bytes",
			atLeast: value + length
		});
		if (element === 0 && length === 4) statedEnd = value + 4 + view.getUint32(value, true);
		if (element === 2) mediaStorageSopClassUid = ascii(value, length);
		if (element === 16) transferSyntaxUid = ascii(value, length);
		position = value + length;
	}
	const hasMeta = position > start;
	if (hasMeta && statedEnd === void 0) sink.warn("meta-header", "FileMetaInformationGroupLength (0002,0000)", "The group length is missing");
	else if (hasMeta && statedEnd !== position) {
		const text = `It ends at byte ${statedEnd} by its group length, really at ${position}`;
		sink.warn("meta-header", "FileMetaInformationGroupLength (0002,0000)", text);
	}
	if (bytes.length < position + 8) return err({
		kind: "need-more-bytes",
		atLeast: position + 256
	});
	return ok({
		transferSyntaxUid,
		mediaStorageSopClassUid,
		dataSetStart: position
	});
}
/** Names common files that people drop by mistake. */
function signatureName(bytes) {
	const head = String.fromCharCode(...bytes.subarray(0, 16));
	if (head.startsWith("ÿØÿ")) return "a JPEG picture";
	if (head.startsWith("PNG")) return "a PNG picture";
	if (head.startsWith("%PDF")) return "a PDF document";
	if (head.startsWith("PK")) return "a ZIP archive";
	if (head.startsWith("")) return "a gzip archive";
	if (/^\s*<(?:!doctype|html|\?xml)/i.test(head)) return "a web page or XML";
	const first = bytes.subarray(0, 512);
	if (first.length > 0 && first.every((byte) => byte >= 32 || byte >= 9 && byte <= 13)) return "text";
}
// src/io/dicom/charset.ts
var labels = {
	"6": "us-ascii",
	"100": "windows-1252",
	"101": "iso-8859-2",
	"109": "iso-8859-3",
	"110": "iso-8859-4",
	"144": "iso-8859-5",
	"127": "iso-8859-6",
	"126": "iso-8859-7",
	"138": "iso-8859-8",
	"148": "windows-1254",
	"203": "iso-8859-15",
	"166": "windows-874",
	"13": "shift_jis",
	"149": "euc-kr",
	"58": "gbk",
	"87": "us-ascii",
	"159": "us-ascii",
	"192": "utf-8"
};
var escapes = [
	{
		code: "(B",
		half: "g0",
		label: "us-ascii"
	},
	{
		code: "(J",
		half: "g0",
		label: "us-ascii"
	},
	{
		code: "$@",
		half: "g0",
		label: "jis-x-0208"
	},
	{
		code: "$B",
		half: "g0",
		label: "jis-x-0208"
	},
	{
		code: "$(D",
		half: "g0",
		label: "jis-x-0212"
	},
	{
		code: ")I",
		half: "g1",
		label: "shift_jis"
	},
	{
		code: "-A",
		half: "g1",
		label: "windows-1252"
	},
	{
		code: "-B",
		half: "g1",
		label: "iso-8859-2"
	},
	{
		code: "-C",
		half: "g1",
		label: "iso-8859-3"
	},
	{
		code: "-D",
		half: "g1",
		label: "iso-8859-4"
	},
	{
		code: "-L",
		half: "g1",
		label: "iso-8859-5"
	},
	{
		code: "-G",
		half: "g1",
		label: "iso-8859-6"
	},
	{
		code: "-F",
		half: "g1",
		label: "iso-8859-7"
	},
	{
		code: "-H",
		half: "g1",
		label: "iso-8859-8"
	},
	{
		code: "-M",
		half: "g1",
		label: "windows-1254"
	},
	{
		code: "-b",
		half: "g1",
		label: "iso-8859-15"
	},
	{
		code: "-T",
		half: "g1",
		label: "windows-874"
	},
	{
		code: "$)C",
		half: "g1",
		label: "euc-kr"
	},
	{
		code: "$)A",
		half: "g1",
		label: "gbk"
	}
];
var escapeByte = 27;
var delimiters = /* @__PURE__ */ new Set([
	9,
	10,
	12,
	13,
	92,
	61,
	94
]);
function labelOf(term) {
	const upper = term.trim().toUpperCase();
	if (upper === "GB18030" || upper === "GBK") return "gb18030";
	if (upper === "UTF-8" || upper === "UTF8") return "utf-8";
	const number = /IR[ _-]?(\d+)$/.exec(upper)?.[1];
	return (number === void 0 ? void 0 : labels[number]) ?? "us-ascii";
}
function decodeRun(label, bytes) {
	switch (label) {
		case "us-ascii": return decodeUndeclared(bytes);
		case "jis-x-0208": return runDecoder("euc-jp", bytes.map((byte) => byte | 128));
		case "jis-x-0212": {
			const euc = new Uint8Array(Math.ceil(bytes.length / 2) * 3).fill(143);
			for (const [i, byte] of bytes.entries()) euc[(i >> 1) * 3 + 1 + (i & 1)] = byte | 128;
			return runDecoder("euc-jp", euc);
		}
		default: return runDecoder(label, bytes);
	}
}
/** Plain ASCII, or bytes beyond it that no character set explains: UTF-8 when valid, else Latin-1, marked damaged. */
function decodeUndeclared(bytes) {
	if (bytes.every((byte) => byte < 128)) return runDecoder("utf-8", bytes);
	const utf8 = runDecoder("utf-8", bytes);
	return {
		text: utf8.isDamaged ? runDecoder("windows-1252", bytes).text : utf8.text,
		isDamaged: true
	};
}
var decoders = /* @__PURE__ */ new Map();
/** Making a decoder costs more than a header's text does. */
function decoderOf(label) {
	const known = decoders.get(label);
	if (known !== void 0) return known;
	const decoder = new TextDecoder(label, { ignoreBOM: true });
	decoders.set(label, decoder);
	return decoder;
}
/** Beyond this the decoder is faster, bytes. */
var longestPlain = 128;
/** Short text of plain ASCII, which every character set here reads alike; undefined for anything else. */
function plainText(bytes) {
	if (bytes.length > longestPlain) return void 0;
	let text = "";
	for (const byte of bytes) {
		if (byte >= 128 || byte === 27) return void 0;
		text += String.fromCharCode(byte);
	}
	return text;
}
function runDecoder(label, bytes) {
	const text = decoderOf(label).decode(bytes);
	return {
		text,
		isDamaged: text.includes("�")
	};
}
/**
* Decodes text by the terms of SpecificCharacterSet (0008,0005), code extensions (ISO 2022) included.
*
* Bytes beyond ASCII without a declared set, and bytes that the set does not have, come back readable where possible and
* with `isDamaged`. Text without the escape sequences that its terms call for is read by the first set that has
* letters beyond ASCII, as much software writes it.
*/
function decodeText$1(bytes, terms) {
	const plain = plainText(bytes);
	if (plain !== void 0) return {
		text: plain,
		isDamaged: false
	};
	const initial = terms.map(labelOf).find((label) => label !== "us-ascii") ?? "us-ascii";
	if (!bytes.includes(escapeByte)) return decodeRun(initial, bytes);
	return decodeExtended(bytes, initial);
}
/** Text with escape sequences: cut into runs that one set explains. */
function decodeExtended(bytes, initial) {
	let text = "";
	let isDamaged = false;
	let g0 = "us-ascii";
	let g1 = initial;
	let start = 0;
	const flush = (end) => {
		if (end <= start) return;
		for (const run of g0 === "us-ascii" ? [bytes.subarray(start, end)] : halves(bytes, start, end)) {
			const isHigh = (run[0] ?? 0) >= 128;
			const part = decodeRun(g0 === "us-ascii" || isHigh ? g1 : g0, run);
			text += part.text;
			isDamaged ||= part.isDamaged;
		}
		start = end;
	};
	for (let i = 0; i < bytes.length; i++) {
		const byte = bytes[i] ?? 0;
		if (g0 === "us-ascii" && delimiters.has(byte)) {
			flush(i + 1);
			g1 = initial;
		}
		if (byte !== escapeByte) continue;
		flush(i);
		const next = String.fromCharCode(...bytes.subarray(i + 1, i + 4));
		const designation = escapes.find(({ code }) => next.startsWith(code));
		start = i + 1;
		if (designation === void 0) {
			isDamaged = true;
			continue;
		}
		if (designation.half === "g0") g0 = designation.label;
		else g1 = designation.label;
		start += designation.code.length;
		i = start - 1;
	}
	flush(bytes.length);
	return {
		text,
		isDamaged
	};
}
/** Runs of bytes below 80 (hex) and of bytes from there on, in their order. */
function* halves(bytes, start, end) {
	let from = start;
	for (let i = start + 1; i <= end; i++) {
		if (i < end && (bytes[i] ?? 0) >> 7 === (bytes[from] ?? 0) >> 7) continue;
		yield bytes.subarray(from, i);
		from = i;
	}
}
// src/io/dicom/parseItems.ts
/**
* Parses a sequence that dicom-parser left as bytes: one of VR UN with a length (always implicit little endian,
* PS3.5 6.2.2 note 2), or a private one of an implicit file. Bytes that are no items give [].
*/
function parseItems(bytes, element, parser, isImplicit) {
	const end = element.dataOffset + element.length;
	for (const implicit of isImplicit ? [true, false] : [false]) {
		const stream = new dicomParser.ByteStream(parser, bytes.subarray(0, end), element.dataOffset);
		const copy = {
			tag: element.tag,
			length: element.length,
			dataOffset: element.dataOffset
		};
		try {
			if (implicit) dicomParser.readSequenceItemsImplicit(stream, copy);
			else dicomParser.readSequenceItemsExplicit(stream, copy, []);
		} catch {
			continue;
		}
		if (stream.position === end) return copy.items ?? [];
	}
	return [];
}
// src/io/dicom/tagSource.ts
var longestText$1 = 256;
/** Ample for what a value may be by the standard (16 to 64 characters); every slice of a series keeps its own. */
var longestValue = 1024;
var decimalPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
function elementOf(source, name) {
	return source.elements[tags[name]];
}
function valueBytes(source, element) {
	return source.bytes.subarray(element.dataOffset, element.dataOffset + element.length);
}
/** The values of a text element; padding (spaces, NUL) trimmed. Absent and empty both give []. */
function readTexts(source, name) {
	const element = elementOf(source, name);
	return element === void 0 ? [] : textsOf(source, element, tagLabel(name));
}
/** The same for any element, such as a private one. */
function textsOf(source, element, label) {
	const { text, isDamaged } = decodeText$1(valueBytes(source, element), source.charset);
	if (isDamaged) {
		const terms = source.charset.join("\\");
		source.sink.warn("text-not-decodable", label, `Some bytes are not text in ${terms || "the default character set"}`);
	}
	const values = text.split("\\").map((value) => value.replace(/^[\s\0]+|[\s\0]+$/g, ""));
	return values.every((value) => value === "") ? [] : values;
}
/** First value, or '' when absent or empty; cut where it is longer than any legal one. */
function readText(source, name) {
	return (readTexts(source, name)[0] ?? "").slice(0, longestValue);
}
/** The values of a list of terms; at most 32, each cut at 256 characters. */
function readTerms(source, name) {
	return readTexts(source, name).slice(0, 32).map((value) => value.slice(0, longestText$1));
}
/** A description for people: all values; very long ones are cut at 256 characters, with a warning. */
function readDescription(source, name) {
	const text = readTexts(source, name).join("\\");
	if (text.length <= longestText$1) return text;
	source.sink.warn("text-too-long", tagLabel(name), `${text.length} characters; cut at ${longestText$1}`);
	return `${[...text.slice(0, longestText$1)].slice(0, -1).join("")}…`;
}
/** Decimal strings (DS, IS), or binary floats and integers where the file writes those. */
function readDecimals(source, name) {
	const element = elementOf(source, name);
	if (element === void 0 || element.length === 0) return { kind: "absent" };
	const binary = binaryNumbers(source, element, vrOf(element, name));
	if (binary !== void 0) return {
		kind: "numbers",
		values: binary
	};
	const texts = asciiValues(source, element);
	if (texts.every((text) => text === "")) return { kind: "absent" };
	if (!texts.every((text) => decimalPattern.test(text) && Number.isFinite(Number(text)))) return {
		kind: "impossible",
		text: shortened(texts.join("\\"))
	};
	return {
		kind: "numbers",
		values: texts.map(Number)
	};
}
function asciiValues(source, element) {
	let text = "";
	for (const byte of valueBytes(source, element).subarray(0, 4096)) text += String.fromCharCode(byte);
	return text.split("\\").map((value) => value.replace(/^[\s\0]+|[\s\0]+$/g, ""));
}
/** Binary elements that are read as numbers: implicit files write them without their VR, archives make UN of it. */
var binaryVrs = {
	AcquisitionMatrix: "US",
	MrAcquisitionFrequencyEncodingSteps: "US",
	MrAcquisitionPhaseEncodingStepsInPlane: "US"
};
function vrOf({ vr }, name) {
	return vr === void 0 || vr === "UN" ? binaryVrs[name] ?? "" : vr;
}
/** Values of a binary VR; undefined for text VRs and where no VR is known. */
function binaryNumbers(source, element, vr) {
	const { bytes, parser } = source;
	const readers = {
		US: [2, parser.readUint16],
		SS: [2, parser.readInt16],
		UL: [4, parser.readUint32],
		SL: [4, parser.readInt32],
		FL: [4, parser.readFloat],
		FD: [8, parser.readDouble]
	};
	if (!(vr in readers)) return void 0;
	const [size, read] = readers[vr];
	const count = Math.floor(element.length / size);
	return Array.from({ length: count }, (_, i) => read(bytes, element.dataOffset + i * size));
}
/** First number of a value that is only informative; unreadable text gives undefined and a warning. */
function readNumber(source, name) {
	const decimals = readDecimals(source, name);
	if (decimals.kind === "impossible") source.sink.warn("number-unreadable", tagLabel(name), `"${decimals.text}" is not a number`);
	return decimals.kind === "numbers" ? decimals.values[0] : void 0;
}
/** FD values, which implicit files write without their VR. */
function readDouble(source, name) {
	const element = elementOf(source, name);
	if (element === void 0 || element.length < 8) return void 0;
	const value = source.parser.readDouble(source.bytes, element.dataOffset);
	return Number.isFinite(value) ? value : void 0;
}
/** A double (FD), also where implicit files write it without its VR, or a number in another form. */
function readNumberOrDouble(source, name) {
	return elementOf(source, name)?.vr === void 0 ? readDouble(source, name) : readNumber(source, name);
}
/**
* An unsigned 16-bit number (VR US). `impossible` when the file says that the bytes are something else, such as
* text: they are then no number.
*/
function readUnsigned16(source, name) {
	const element = elementOf(source, name);
	if (element === void 0 || element.length === 0) return { kind: "absent" };
	const vr = element.vr ?? "US";
	if (vr !== "US" && vr !== "SS" && vr !== "UN" || element.length < 2) return {
		kind: "impossible",
		text: `${element.length} bytes in the form ${vr}`
	};
	return {
		kind: "numbers",
		values: [source.parser.readUint16(source.bytes, element.dataOffset)]
	};
}
/** The items of a sequence, also of one that is hidden in a UN or private element. */
function readItems(source, name) {
	const element = elementOf(source, name);
	return element === void 0 ? [] : itemsOf(source, element);
}
/** The same for any element, such as a private one. */
function itemsOf(source, element) {
	const isImplicit = source.isImplicit || element.vr === "UN";
	return (element.items ?? parseItems(source.bytes, element, source.parser, isImplicit)).flatMap((item) => {
		if (item.dataSet === void 0) return [];
		const inner = {
			...source,
			elements: item.dataSet.elements,
			isImplicit
		};
		const own = readTexts({
			...inner,
			charset: []
		}, "SpecificCharacterSet");
		return [own.length > 0 ? {
			...inner,
			charset: own
		} : inner];
	});
}
function shortened(text) {
	return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
// src/io/dicom/warningSink.ts
function warningSink() {
	const all = [];
	const seen = /* @__PURE__ */ new Set();
	const warn = (kind, tag, text) => {
		const key = `${kind} ${tag}`;
		if (seen.has(key)) return;
		seen.add(key);
		all.push({
			kind,
			tag,
			text
		});
	};
	return {
		all,
		warn
	};
}
// src/io/dicom/parseFile.ts
/** What a deflated file may grow to when nothing is known of its pixels. */
var inflateLimitBytes = 67108864;
var headerLimitBytes = 268435456;
var transferSyntaxTag = "TransferSyntaxUID (0002,0010)";
/**
* Parses a DICOM file up to its pixel data. `bytes` may be only its beginning: the problem is then
* `need-more-bytes` unless the pixel data tag is in it. `inflateLimit` bounds a deflated file's memory.
*/
function parseFile(bytes, fileSizeBytes, inflateLimit = inflateLimitBytes) {
	if (fileSizeBytes === 0) return err({ kind: "empty-file" });
	const isPrefix = bytes.length < fileSizeBytes;
	/** More bytes, when there are any; else damage. */
	const ends = (atLeast, at, what) => {
		if (!isPrefix || bytes.length >= headerLimitBytes) return err({
			kind: "damaged",
			at,
			what
		});
		const least = Math.min(fileSizeBytes, Math.max(atLeast, bytes.length + 1));
		return err({
			kind: "need-more-bytes",
			atLeast: least
		});
	};
	if (bytes.length < 132 && isPrefix) return ends(132, 0, "");
	const sink = warningSink();
	const meta = readMetaHeader(bytes, sink);
	if (!meta.ok) {
		if (meta.error.kind !== "need-more-bytes") return meta;
		return ends(meta.error.atLeast, bytes.length, "the file ends inside its first elements");
	}
	const { dataSetStart, mediaStorageSopClassUid } = meta.value;
	const declared = meta.value.transferSyntaxUid || void 0;
	const isInflated = declared !== void 0 && isDeflated(declared);
	const inflated = isInflated ? inflateDataSet(bytes, dataSetStart, inflateLimit) : ok(bytes);
	if (!inflated.ok) return inflated;
	const data = inflated.value;
	if (data.length < dataSetStart + 8) return ends(bytes.length * 4, dataSetStart, "the data set is empty");
	const encoding = observedEncoding(data, dataSetStart, dataSetStart > 0);
	if (encoding === void 0) return err({
		kind: "damaged",
		at: dataSetStart,
		what: "what follows the file meta information is not DICOM"
	});
	warnOfSyntax(declared, encoding, sink);
	const read = readElements(data, dataSetStart, encoding, isPrefix, sink);
	if (read.kind === "damaged") return err(read);
	if (read.kind === "ended") return ends(Math.max(read.atLeast, bytes.length * 4), read.at, read.what);
	const { elements, pixelElement } = read;
	if (pixelElement === void 0 && isPrefix) return ends(bytes.length * 4, bytes.length, "the header has no end");
	const { isImplicit } = encoding;
	const bare = {
		bytes: data,
		parser: byteOrder(encoding),
		elements,
		isImplicit,
		charset: [],
		sink
	};
	const source = {
		...bare,
		charset: readTexts(bare, "SpecificCharacterSet")
	};
	const transferSyntaxUid = declared ?? encodingSyntax(encoding);
	return ok({
		bytes: data,
		isInflated,
		transferSyntaxUid,
		encoding,
		mediaStorageSopClassUid,
		source,
		pixelElement
	});
}
/** The file with its data set inflated in place. */
function inflateDataSet(bytes, dataSetStart, limitBytes) {
	const inflated = inflateCapped(bytes.subarray(dataSetStart), limitBytes);
	if (!inflated.ok) {
		if (inflated.error.kind === "over-limit") return err({
			kind: "too-large",
			what: "The deflated data set",
			limitBytes
		});
		return err({
			kind: "damaged",
			at: dataSetStart,
			what: "the data set is not deflated"
		});
	}
	const data = new Uint8Array(dataSetStart + inflated.value.length);
	data.set(bytes.subarray(0, dataSetStart));
	data.set(inflated.value, dataSetStart);
	return ok(data);
}
/** The elements themselves decide how they are read; a transfer syntax that says otherwise is wrong. */
function warnOfSyntax(declared, observed, sink) {
	const found = encodingSyntax(observed);
	if (declared === void 0) {
		sink.warn("meta-header", transferSyntaxTag, `Not stated; read as ${found}`);
		return;
	}
	const stated = declaredEncoding(declared);
	if (stated.isImplicit !== observed.isImplicit || stated.isBigEndian !== observed.isBigEndian) {
		const text = `States ${declared}, but the elements are written as ${found}`;
		sink.warn("transfer-syntax-wrong", transferSyntaxTag, text);
	}
}
// src/io/dicom/pixelFrames.ts
var itemTag$1 = 3758161918;
var delimiterTag = 3772645374;
/** Encapsulated data is little-endian in every transfer syntax (PS3.5 A.4). */
function readFragments(bytes, start) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const items = [];
	const notices = [];
	let position = start;
	let isEnded = false;
	while (!isEnded && position + 8 <= bytes.length) {
		const tag = view.getUint32(position, true);
		const length = view.getUint32(position + 4, true);
		if (tag === delimiterTag) {
			isEnded = true;
			position += 8;
		} else if (tag === itemTag$1) {
			const end = position + 8 + length;
			if (end > bytes.length) {
				const presentBytes = bytes.length - position - 8;
				return err({
					kind: "truncated-pixels",
					expectedBytes: length,
					presentBytes
				});
			}
			items.push({
				at: position,
				bytes: bytes.subarray(position + 8, end)
			});
			position = end;
		} else return err({
			kind: "damaged-pixels",
			what: `no fragment begins at byte ${position}`
		});
	}
	if (!isEnded) notices.push({
		kind: "delimiter-missing",
		tag: "PixelData (7FE0,0010)",
		text: "The file ends without the end mark of its pixel data"
	});
	const [table, ...rest] = items;
	if (table === void 0 || rest.length === 0) return err({
		kind: "damaged-pixels",
		what: "there is no fragment"
	});
	const tableView = new DataView(table.bytes.buffer, table.bytes.byteOffset, table.bytes.byteLength);
	const offsetTable = Array.from({ length: table.bytes.length >> 2 }, (_, i) => tableView.getUint32(i * 4, true));
	const base = rest[0]?.at ?? 0;
	const fragments = rest.map((item) => ({
		offset: item.at - base,
		bytes: item.bytes
	}));
	return ok({
		offsetTable,
		fragments,
		end: position,
		notices
	});
}
/**
* The codestream of each frame: one fragment each; else by the offset tables; else a frame begins where a
* fragment begins with the start mark of its format.
*/
function framesOf(file, read, frames) {
	const pieces = piecesOf(file, read, frames);
	return pieces.ok ? ok(pieces.value.map(joined)) : pieces;
}
/** The same, each codestream in the fragments that it is cut into. */
function piecesOf(file, read, frames) {
	const fragments = read.fragments.filter(({ bytes }) => bytes.length > 0);
	if (fragments.length === frames) return ok(fragments.map(({ bytes }) => [bytes]));
	if (frames === 1) return ok([fragments.map(({ bytes }) => bytes)]);
	const ways = [read.offsetTable, extendedOffsetTable(file)].filter((table) => table.length === frames).map((table) => {
		const starts = new Set(table);
		return ({ offset }) => starts.has(offset);
	});
	ways.push(({ bytes }) => hasStartMark(bytes));
	let found = 0;
	for (const isStart of ways) {
		const groups = grouped(fragments, isStart);
		if (groups.length === frames) return ok(groups);
		found = groups.length;
	}
	return err({
		kind: "damaged-pixels",
		what: `${found} frames are there, the header says ${frames}`
	});
}
function grouped(fragments, isStart) {
	const groups = [];
	for (const fragment of fragments) {
		const group = groups.at(-1);
		if (group === void 0 || isStart(fragment)) groups.push([fragment.bytes]);
		else group.push(fragment.bytes);
	}
	return groups;
}
function extendedOffsetTable(file) {
	const element = elementOf(file.source, "ExtendedOffsetTable");
	if (element === void 0) return [];
	const bytes = valueBytes(file.source, element);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	return Array.from({ length: bytes.length >> 3 }, (_, i) => Number(view.getBigUint64(i * 8, true)));
}
/** JPEG and JPEG-LS begin FF D8 FF, JPEG 2000 codestreams FF 4F FF 51. */
function hasStartMark(bytes) {
	return bytes[0] === 255 && (bytes[1] === 216 && bytes[2] === 255 || bytes[1] === 79 && bytes[2] === 255);
}
function joined(parts) {
	const [first] = parts;
	if (parts.length === 1 && first !== void 0) return first;
	const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
// src/io/dicom/readModalityTable.ts
/**
* The Modality LUT of a data set (PS3.3 C.11.1): undefined without one; where it cannot be used, what is wrong.
*
* The descriptor holds the number of entries (0 means 65536), the stored value of the first one (signed as the pixels
* are) and the bits of each entry. Entries are unsigned, of one byte or of two; 8 bits are also found in 16-bit words,
* which the length tells (C.11.1.1.1). Under big endian, single bytes are swapped in pairs as all words are.
*/
function readModalityTable(dataSet, isSigned) {
	const sequence = elementOf(dataSet, "ModalityLutSequence");
	const items = sequence === void 0 ? [] : itemsOf(dataSet, sequence);
	const [item] = items;
	if (item === void 0) return void 0;
	if (items.length > 1) return err(`there are ${items.length} tables`);
	const descriptor = elementOf(item, "LutDescriptor");
	if (descriptor === void 0 || descriptor.length < 6) return err("its descriptor is missing or too short");
	const { bytes, parser } = item;
	const word = (index) => parser.readUint16(bytes, descriptor.dataOffset + 2 * index);
	const entryCount = word(0) || 65536;
	const firstStored = isSigned ? parser.readInt16(bytes, descriptor.dataOffset + 2) : word(1);
	const bitsPerEntry = word(2);
	if (bitsPerEntry < 8 || bitsPerEntry > 16) return err(`its entries are said to have ${bitsPerEntry} bits`);
	const data = elementOf(item, "LutData");
	if (data === void 0) return err("it has no entries");
	const entries = readEntries(item, data, entryCount, bitsPerEntry);
	if (!entries) return err(`${data.length} bytes are there for ${entryCount} entries of ${bitsPerEntry} bits`);
	const largest = 2 ** bitsPerEntry - 1;
	if (entries.some((entry) => entry > largest)) return err(`an entry does not fit its ${bitsPerEntry} bits`);
	return ok({
		table: {
			firstStored,
			entries
		},
		bitsPerEntry
	});
}
/** What the header keeps of a table. */
function modalityTableFacts({ table, bitsPerEntry }) {
	const { entries, firstStored } = table;
	return {
		entries: entries.length,
		firstStored,
		bitsPerEntry,
		sha256: tableSha256(table)
	};
}
/** SHA-256 (hex) of the entries as little-endian 16-bit words. */
function tableSha256({ entries }) {
	const bytes = new Uint8Array(entries.length * 2);
	const view = new DataView(bytes.buffer);
	entries.forEach((entry, index) => {
		view.setUint16(index * 2, entry, true);
	});
	return sha256Hex(bytes);
}
function readEntries(item, data, count, bitsPerEntry) {
	if (data.length === 2 * count) return Uint16Array.from({ length: count }, (_, i) => item.parser.readUint16(item.bytes, data.dataOffset + 2 * i));
	if (bitsPerEntry !== 8 || data.length !== count + count % 2) return void 0;
	const bytes = valueBytes(item, data);
	const swap = item.parser.readUint16(Uint8Array.of(0, 1), 0) === 1 && data.vr !== "OB" ? 1 : 0;
	return Uint16Array.from({ length: count }, (_, i) => bytes[i ^ swap] ?? 0);
}
// src/io/dicom/readPixelFormat.ts
var mostPixels = 67108864;
var mostFrames = 1e5;
var grayscale = ["MONOCHROME1", "MONOCHROME2"];
var colour = ["RGB", "PALETTE COLOR"];
function readPixelModule(file) {
	const { source } = file;
	const { sink } = source;
	const read = {};
	for (const tag of [
		"Rows",
		"Columns",
		"BitsAllocated",
		"BitsStored"
	]) {
		const value = readUnsigned16(source, tag);
		if (value.kind === "absent") return err({
			kind: "missing-tag",
			tag: tagLabel(tag)
		});
		if (value.kind === "impossible") return err({
			kind: "impossible",
			tag: tagLabel(tag),
			text: value.text
		});
		read[tag] = value.values[0] ?? 0;
		if (read[tag] === 0) return err({
			kind: "impossible",
			tag: tagLabel(tag),
			text: "0"
		});
	}
	const { Rows: rows = 0, Columns: columns = 0, BitsAllocated: bitsAllocated = 0, BitsStored: bitsStored = 0 } = read;
	if (rows * columns > mostPixels) return err({
		kind: "impossible",
		tag: "Rows × Columns",
		text: `${rows} × ${columns}`
	});
	if (bitsAllocated > 32 || bitsAllocated % 8 !== 0 && bitsAllocated > 16) return err({
		kind: "unsupported-pixels",
		what: `BitsAllocated ${bitsAllocated}`
	});
	if (bitsStored > bitsAllocated) return err({
		kind: "impossible",
		tag: tagLabel("BitsStored"),
		text: `${bitsStored} of ${bitsAllocated}`
	});
	const optional = (tag, fallback) => {
		const value = readUnsigned16(source, tag);
		return value.kind === "numbers" ? value.values[0] ?? fallback : fallback;
	};
	const highBit = optional("HighBit", bitsStored - 1);
	const samplesPerPixel = optional("SamplesPerPixel", 1);
	if (highBit >= bitsAllocated || highBit < bitsStored - 1) return err({
		kind: "impossible",
		tag: tagLabel("HighBit"),
		text: `${highBit} for ${bitsStored} bits stored`
	});
	if (highBit !== bitsStored - 1) {
		const text = `HighBit ${highBit} for ${bitsStored} bits stored: values are shifted down as it says`;
		sink.warn("high-bit", tagLabel("HighBit"), text);
	}
	if (samplesPerPixel !== 1 && samplesPerPixel !== 3 && samplesPerPixel !== 4) return err({
		kind: "impossible",
		tag: tagLabel("SamplesPerPixel"),
		text: String(samplesPerPixel)
	});
	const frames = readFrames(file);
	if (!frames.ok) return frames;
	const photometric = readText(source, "PhotometricInterpretation").toUpperCase();
	if (photometric === "" && samplesPerPixel === 1) {
		if (file.mediaStorageSopClassUid !== "" || readText(source, "SopClassUid") !== "") sink.warn("not-grayscale", tagLabel("PhotometricInterpretation"), "Missing; shown as gray");
	} else if (!grayscale.includes(photometric) || samplesPerPixel !== 1) {
		const known = colour.includes(photometric) || photometric.startsWith("YBR");
		const text = `${photometric || "Missing"}, ${samplesPerPixel} samples: ${known ? "colours" : "unknown meaning"}`;
		sink.warn("not-grayscale", tagLabel("PhotometricInterpretation"), `${text}, no signal`);
	}
	const sign = optional("PixelRepresentation", -1);
	if (sign !== 0 && sign !== 1) {
		const text = `${sign === -1 ? "Missing" : `"${sign}"`}; values are read as unsigned`;
		sink.warn("sign-not-stated", tagLabel("PixelRepresentation"), text);
	}
	const isSigned = sign === 1;
	const paddingValue = readPadding(file, "PixelPaddingValue", isSigned, bitsStored);
	const paddingLimit = paddingValue === void 0 ? void 0 : readPadding(file, "PixelPaddingRangeLimit", isSigned, bitsStored);
	return ok({
		rows,
		columns,
		frames: frames.value,
		format: {
			transferSyntaxUid: file.transferSyntaxUid,
			bitsAllocated,
			bitsStored,
			highBit,
			isSigned,
			samplesPerPixel,
			photometricInterpretation: photometric,
			isPlanar: samplesPerPixel > 1 && optional("PlanarConfiguration", 0) === 1,
			...paddingValue !== void 0 && { paddingValue },
			...paddingLimit !== void 0 && { paddingLimit }
		}
	});
}
function readFrames(file) {
	const decimals = readDecimals(file.source, "NumberOfFrames");
	const tag = tagLabel("NumberOfFrames");
	if (decimals.kind === "absent") return ok(1);
	if (decimals.kind === "impossible") return err({
		kind: "impossible",
		tag,
		text: decimals.text
	});
	const frames = decimals.values[0] ?? 1;
	if (frames === 0) {
		file.source.sink.warn("frame-count", tag, "States 0 frames; read as one");
		return ok(1);
	}
	if (!Number.isInteger(frames) || frames < 0 || frames > mostFrames) return err({
		kind: "impossible",
		tag,
		text: String(frames)
	});
	return ok(frames);
}
/**
* Pixel Padding Value or its Range Limit as a stored value: its sign follows PixelRepresentation, whatever VR was
* written. One that no stored value can have says nothing of any pixel: it is left out, with a warning.
*/
function readPadding({ source }, name, isSigned, bitsStored) {
	const element = elementOf(source, name);
	if (element === void 0 || element.length < 2) return void 0;
	const { bytes, parser } = source;
	const isLong = bitsStored > 16 && element.length >= 4;
	const raw = isLong ? parser.readUint32(bytes, element.dataOffset) : parser.readUint16(bytes, element.dataOffset);
	const unused = isLong ? 0 : 16;
	const [least, most] = isSigned ? [-(2 ** (bitsStored - 1)), 2 ** (bitsStored - 1) - 1] : [0, 2 ** bitsStored - 1];
	const written = isSigned ? raw << unused >> unused : raw;
	const value = isSigned && written > most && written < 2 ** bitsStored ? written - 2 ** bitsStored : written;
	if (value >= least && value <= most) return value;
	source.sink.warn("padding-unusable", tagLabel(name), `${value} is no value of ${bitsStored} ${isSigned ? "signed" : "unsigned"} bits; no pixel is taken for padding by it`);
}
// src/io/dicom/openPixelData.ts
/**
* Finds the pixel data of a whole file. Files of many frames are opened once and decoded frame by frame with
* `decodeStoredValues`. `expectedPixelBytes` lets a deflated file grow to the size its header states.
*/
function openPixelData(fileBytes, expectedPixelBytes = 0) {
	const parsed = parseFile(fileBytes, fileBytes.length, expectedPixelBytes + inflateLimitBytes);
	if (!parsed.ok) return err({
		kind: "unreadable-file",
		problem: parsed.error
	});
	const file = parsed.value;
	const { pixelElement } = file;
	if (pixelElement === void 0 || pixelElement.tag !== tags.PixelData) return err({
		kind: "unsupported-pixels",
		what: "no integer pixel data"
	});
	const syntax = transferSyntax(file.transferSyntaxUid);
	if (syntax.encoding === "unsupported") return err({
		kind: "unsupported-transfer-syntax",
		uid: syntax.uid,
		name: syntax.name
	});
	const pixels = readPixelModule(file);
	if (!pixels.ok) return err({
		kind: "unreadable-file",
		problem: pixels.error
	});
	const { rows, columns, frames, format } = pixels.value;
	const table = readModalityTable(file.source, format.isSigned);
	const image = {
		rows,
		columns,
		format,
		...table?.ok && { modalityTable: table.value.table }
	};
	const { dataOffset, length } = pixelElement;
	if (!(syntax.encoding === "native") && length !== void 0) return err({
		kind: "damaged-pixels",
		what: "the pixel data is stated to be compressed and is not"
	});
	if (length !== void 0) {
		const end = dataOffset + length;
		if (end > file.bytes.length) return err({
			kind: "truncated-pixels",
			expectedBytes: length,
			presentBytes: file.bytes.length - dataOffset
		});
		const pixelData = file.bytes.subarray(dataOffset, end);
		const isBigEndian = file.encoding.isBigEndian || syntax.uid === "1.2.840.113619.5.2";
		const isWords = pixelElement.vr !== "OB";
		const notices = [...burnedInNotices(file), ...trailingNotices(file, end)];
		const isHalved = isSubsampled(format, rows * columns, frames, length);
		const shape = {
			kind: "native",
			...image,
			pixelData
		};
		return ok({
			...shape,
			isBigEndian,
			isWords,
			isSubsampled: isHalved,
			notices
		});
	}
	const fragments = readFragments(file.bytes, dataOffset);
	if (!fragments.ok) return fragments;
	const codestreams = framesOf(file, fragments.value, frames);
	if (!codestreams.ok) return codestreams;
	const { value } = fragments;
	const notices = [
		...burnedInNotices(file),
		...value.notices,
		...trailingNotices(file, value.end)
	];
	return ok({
		kind: "encapsulated",
		...image,
		frames: codestreams.value,
		notices
	});
}
/** What the file itself says of text in its picture: nobody measures below a name, and no such picture is published. */
function burnedInNotices({ source }) {
	if (readTexts(source, "BurnedInAnnotation")[0]?.toUpperCase() !== "YES") return [];
	return [{
		kind: "burned-in",
		tag: "BurnedInAnnotation (0028,0301)",
		text: "the file states that text is drawn into the picture"
	}];
}
/** Only whole DICOM elements of higher number (padding, signatures) may follow the pixels. */
function trailingNotices(file, end) {
	const trailing = file.bytes.length - end;
	if (trailing === 0 || areElements(file.bytes, end, file.encoding)) return [];
	return [{
		kind: "trailing-bytes",
		tag: "PixelData (7FE0,0010)",
		text: `${trailing} bytes that are no DICOM elements follow the pixel data`
	}];
}
function areElements(bytes, start, encoding) {
	const stream = new dicomParser.ByteStream(byteOrder(encoding), bytes, start);
	try {
		while (stream.position < bytes.length) {
			const element = encoding.isImplicit ? dicomParser.readDicomElementImplicit(stream) : dicomParser.readDicomElementExplicit(stream, []);
			if (element.tag <= tags.PixelData) return false;
			if (!encoding.isImplicit && !valueRepresentations.has(element.vr ?? "")) return false;
		}
	} catch {
		return false;
	}
	return stream.position === bytes.length;
}
// src/io/dicom/decodeFrame.ts
/**
* Decodes the frame that `header` describes. `fileBytes` is the whole file the header was read from.
* For many frames of one file open it once with `openPixelData` and use `decodeOpenedFrame`.
*/
async function decodeFrame(fileBytes, header, codecs) {
	const { rows, columns } = header.grid;
	const { bitsAllocated, samplesPerPixel } = header.pixels;
	const bits = rows * columns * header.frames * samplesPerPixel * bitsAllocated;
	const opened = openPixelData(fileBytes, Math.ceil(bits / 8));
	return opened.ok ? decodeOpenedFrame(opened.value, header, codecs) : opened;
}
/** The same for a file that is open. Images of several samples a pixel are refused: they have no signal. */
async function decodeOpenedFrame(source, header, codecs) {
	const { grid, rescale, pixels } = header;
	if (source.rows !== grid.rows || source.columns !== grid.columns) {
		const text = `${source.columns} × ${source.rows} pixels instead of ${grid.columns} × ${grid.rows}`;
		return err({
			kind: "other-image",
			text
		});
	}
	if (pixels.samplesPerPixel !== 1) return err({
		kind: "not-grayscale",
		samplesPerPixel: pixels.samplesPerPixel
	});
	const modalityTable = rescale.table && source.modalityTable;
	if (rescale.table && (!modalityTable || tableSha256(modalityTable) !== rescale.table.sha256)) return err({
		kind: "other-image",
		text: "another table of values than the header had"
	});
	const decoded = await decodeStoredValues(source, header.frame, codecs);
	if (!decoded.ok) return decoded;
	const storedValues = decoded.value.values;
	if (storedValues instanceof Uint32Array) return err({
		kind: "unsupported-pixels",
		what: "unsigned 32-bit values of 2147483648 and more"
	});
	return ok({
		grid,
		storedValues,
		rescale,
		...modalityTable && { modalityTable },
		...header.philipsScale && { philipsScale: header.philipsScale },
		...pixels.paddingValue !== void 0 && { paddingValue: pixels.paddingValue },
		...pixels.paddingLimit !== void 0 && { paddingLimit: pixels.paddingLimit },
		isInverted: pixels.photometricInterpretation === "MONOCHROME1",
		isLossy: header.isLossy,
		fingerprint: imageFingerprint(grid, rescale, storedValues),
		notices: decoded.value.notices
	});
}
// src/io/dicom/headerProblem.ts
/** The element that shows a problem, for a technician; undefined where no element does. */
function problemTag(problem) {
	switch (problem.kind) {
		case "missing-tag":
		case "impossible": return problem.tag;
		case "unsupported-transfer-syntax": return "TransferSyntaxUID (0002,0010)";
		case "unsupported-pixels":
		case "truncated-pixels": return "PixelData (7FE0,0010)";
		default: return;
	}
}
/** One plain English sentence for a header problem; texts from the file are quoted and kept short. */
function describeHeaderProblem(problem) {
	switch (problem.kind) {
		case "need-more-bytes": return `The header is longer than what was read; at least ${problem.atLeast} bytes are needed.`;
		case "empty-file": return "The file is empty.";
		case "not-dicom": return `This is not a DICOM file${problem.looksLike ? `; it looks like ${problem.looksLike}` : ""}.`;
		case "no-pixels": return `${problem.sopClassName}${problem.modality ? ` (${problem.modality})` : ""}: no pixel data in it.`;
		case "damaged": return `The file is damaged at byte ${problem.at}: ${problem.what}.`;
		case "unsupported-transfer-syntax": return `The transfer syntax ${problem.name} (${problem.uid}) cannot be read.`;
		case "unsupported-pixels": return `The pixel data cannot be read: ${problem.what}.`;
		case "missing-tag": return `${problem.tag} is missing.`;
		case "impossible": return problem.text === "" ? `The header leaves ${problem.tag} empty.` : `The header says "${problem.text}" in ${problem.tag}, which cannot be right.`;
		case "truncated-pixels": return `The pixel data is cut off: ${problem.presentBytes} of ${problem.expectedBytes} bytes are there.`;
		case "too-large": return `${problem.what} is too large (limit ${problem.limitBytes} bytes).`;
	}
}
// src/io/dicom/decodeProblem.ts
/** One plain English sentence for a decode problem. */
function describeDecodeProblem(problem) {
	switch (problem.kind) {
		case "unreadable-file": return describeHeaderProblem(problem.problem);
		case "other-image": return `The file is not the one its header was read from: ${problem.text}.`;
		case "truncated-pixels": return `The pixel data is cut off: ${problem.presentBytes} of ${problem.expectedBytes} bytes are there.`;
		case "damaged-pixels": return `The pixel data is damaged: ${problem.what}.`;
		case "size-mismatch": return `The picture is ${problem.found}, the header says ${problem.expected}.`;
		case "unsupported-transfer-syntax": return `The transfer syntax ${problem.name} (${problem.uid}) cannot be decoded.`;
		case "unsupported-pixels": return `The pixels cannot be decoded: ${problem.what}.`;
		case "codec-failed": return `The ${problem.codec} decoder failed: ${problem.text}.`;
		case "not-grayscale": return `The image has ${problem.samplesPerPixel} samples a pixel: colours, not signal.`;
	}
}
// src/cli/measure/measureArgs.ts
var measureHelp = `multifidus measure <dicom> <rois> [options]

Measures outlines on DICOM images and prints the numbers. <dicom> is a file or a folder. <rois> is a JSON file:

  { "rois": [ { "name": "left",
                "outline": [[10.5, 20.25], [40, 20], [40, 60]],
                "exclusions": [ [[15, 30], [20, 30], [20, 35]] ],
                "image": { "sopInstanceUid": "1.2.3", "frame": 0 } } ] }

or .roi files and RoiSet.zip of ImageJ, or an XML of Horos. A vertex is [column, row] in pixels; [0, 0] is the centre of the
top-left pixel ("origin": "corner" beside "rois" counts from its corner, as ImageJ does). "image" may also be
{ "file": "IM0003.dcm" }; it can be left out where there is one image.

  --format json|csv                   what is printed; json
  --rule centre|imagej                which pixels are inside; centre
  --values displayed|stored|philips   which values the statistics are of; displayed (rescaled)
  --fat otsu|two|three|<number>       fat by Otsu's threshold, a mixture of two or three, or above a number

Areas are of the polygon (mm²), net areas without the exclusions; SD divides by n - 1. An ROI that cannot be measured is refused
with the reason, the others are measured; the exit code is then 2.`;
var valueKinds = {
	displayed: "displayed",
	stored: "stored",
	philips: "philips-floating-point"
};
/** Reads the arguments; undefined where help was asked for. */
function readMeasureArgs(args) {
	const paths = [];
	const options = /* @__PURE__ */ new Map();
	for (let at = 0; at < args.length; at += 1) {
		const given = args[at] ?? "";
		if (given === "--help" || given === "-h") return void 0;
		if (!given.startsWith("--")) {
			paths.push(given);
			continue;
		}
		const [name = "", joined] = given.slice(2).split("=", 2);
		if (![
			"format",
			"rule",
			"values",
			"fat"
		].includes(name)) throw new WrongInput(`There is no option ${given}. See multifidus measure --help.`);
		const value = joined ?? args[at + 1];
		if (joined === void 0) at += 1;
		if (value === void 0) throw new WrongInput(`--${name} needs a value.`);
		options.set(name, value);
	}
	const [dicom, rois] = paths;
	if (dicom === void 0 || rois === void 0 || paths.length > 2) throw new WrongInput(`Two paths are needed: of the DICOM file or folder, and of the ROIs.\n\n${measureHelp}`);
	const valueKind = valueKinds[chosen(options, "values", Object.keys(valueKinds))];
	return {
		dicom,
		rois,
		format: chosen(options, "format", ["json", "csv"]),
		rule: chosen(options, "rule", ["centre", "imagej"]),
		valueKind: valueKind ?? "displayed",
		fat: fatOf(options.get("fat"))
	};
}
function chosen(options, name, values) {
	const given = options.get(name);
	const [first] = values;
	const found = given === void 0 ? first : values.find((value) => value === given);
	if (found === void 0) throw new WrongInput(`--${name} is ${given}; it can be ${values.join(", ")}.`);
	return found;
}
function fatOf(given) {
	switch (given) {
		case void 0: return { kind: "none" };
		case "otsu": return { kind: "otsu" };
		case "two": return {
			kind: "gaussian-mixture",
			components: 2
		};
		case "three": return {
			kind: "gaussian-mixture",
			components: 3
		};
		default: {
			const value = Number(given);
			if (given.trim() === "" || !Number.isFinite(value)) throw new WrongInput(`--fat is ${given}; it can be otsu, two, three or a number.`);
			return {
				kind: "fixed-threshold",
				value
			};
		}
	}
}
// src/domain/polygon/outlineLeavesImage.ts
/** Whether any vertex lies outside the image, which covers −0.5 to N − 0.5 both ways; its border is inside. */
function outlineLeavesImage(ring, grid) {
	const [right, bottom] = [grid.columns - .5, grid.rows - .5];
	for (const vertex of ring) {
		const column = vertex[0];
		const row = vertex[1];
		if (!(column >= -.5 && column <= right && row >= -.5 && row <= bottom)) return true;
	}
	return false;
}
// src/domain/measurement/fat/densityCrossing.ts
/**
* Where the weighted densities of two Gaussians are equal between their means, in order of mean; undefined where the first
* does not prevail at its own mean, or the second not at its own.
*/
function densityCrossing(first, second) {
	const advantage = (at) => logDensity(first, at) - logDensity(second, at);
	let [low, high] = [first.mean, second.mean];
	if (!(advantage(low) > 0 && advantage(high) < 0)) return void 0;
	for (;;) {
		const middle = low + (high - low) / 2;
		if (middle <= low || middle >= high) return middle;
		if (advantage(middle) > 0) low = middle;
		else high = middle;
	}
}
function logDensity({ weight, mean, variance }, at) {
	return Math.log(weight) - Math.log(variance) / 2 - (at - mean) ** 2 / (2 * variance);
}
// src/domain/measurement/countsByOffset.ts
/** Counting is faster than sorting as long as the range is that of 16 bits. */
var widestRange = 65536;
/** Counts whole numbers; undefined where they lie too far apart for it. At least one number. */
function countsByOffset(values) {
	let min = values[0] ?? 0;
	let max = min;
	for (let i = 0; i < values.length; i++) {
		const value = values[i] ?? 0;
		if (value < min) min = value;
		if (value > max) max = value;
	}
	if (max - min >= widestRange) return void 0;
	const counts = new Uint32Array(max - min + 1);
	for (let i = 0; i < values.length; i++) {
		const at = (values[i] ?? 0) - min;
		counts[at] = (counts[at] ?? 0) + 1;
	}
	return {
		min,
		counts
	};
}
// src/domain/measurement/fat/fatValues.ts
/** Counts pixels by value; undefined where the image has no values of that kind. */
function fatValues(image, stored, kind) {
	const map = keyMap(image, kind);
	if (!map) return void 0;
	return {
		...counted(map.toKeys(stored)),
		pixelCount: stored.length,
		toValue: map.toValue
	};
}
function keyMap(image, kind) {
	const { modalityTable } = image;
	if (kind === "stored") return linear(1, (stored) => stored);
	if (kind === "displayed") {
		if (!modalityTable) return linear(image.rescale.slope, displayedOf(image));
		const toKeys = (stored) => stored.map((value) => tableValue(modalityTable, value));
		return {
			toKeys,
			toValue: (entry) => entry
		};
	}
	const toFloatingPoint = floatingPointOf(image);
	if (!toFloatingPoint || !image.philipsScale) return void 0;
	const toDisplayed = displayedOf(image);
	return linear(image.philipsScale.slope, (stored) => toFloatingPoint(toDisplayed(stored)));
}
function linear(slope, map) {
	if (slope >= 0) return {
		toKeys: (stored) => stored,
		toValue: map
	};
	return {
		toKeys: (stored) => stored.map((value) => -value),
		toValue: (key) => map(-key)
	};
}
function counted(all) {
	const byOffset = countsByOffset(all);
	return byOffset ? ofOffsets(byOffset) : ofSorted(all.slice().sort());
}
function ofOffsets({ min, counts: byOffset }) {
	const keys = [];
	const counts = [];
	for (let offset = 0; offset < byOffset.length; offset++) {
		const count = byOffset[offset] ?? 0;
		if (count === 0) continue;
		keys.push(min + offset);
		counts.push(count);
	}
	return {
		keys: Float64Array.from(keys),
		counts: Float64Array.from(counts)
	};
}
function ofSorted(sorted) {
	const keys = [];
	const counts = [];
	for (const key of sorted) {
		const last = counts.length - 1;
		if (keys[last] === key) counts[last] = (counts[last] ?? 0) + 1;
		else {
			keys.push(key);
			counts.push(1);
		}
	}
	return {
		keys: Float64Array.from(keys),
		counts: Float64Array.from(counts)
	};
}
// src/domain/measurement/fat/mixtureComponent.ts
/** That of rounding to whole numbers: no component can be narrower than what the values resolve. */
var varianceFloor = 1 / 12;
// src/domain/measurement/fat/otsuThreshold.ts
/** Floating-point qualities nearer to each other than this are compared as if with fractions. */
var relativeDoubt = 1e-9;
/**
* Otsu's threshold over the distinct values themselves (Otsu 1979): the value t, not the largest, for which classes ≤ t and
* > t have the largest between-class variance (N·S₀ − n₀·S)² / (n₀·(N − n₀)); of equal ones the lowest. A key; needs at
* least two. MEASUREMENT.md section 9.
*/
function otsuThreshold({ keys, counts }) {
	const origin = keys[0] ?? 0;
	let total = 0;
	let sum = 0;
	for (let i = 0; i < keys.length; i++) {
		total += counts[i] ?? 0;
		sum += (counts[i] ?? 0) * ((keys[i] ?? 0) - origin);
	}
	let best;
	let threshold;
	let below = 0;
	let sumBelow = 0;
	for (let i = 0; i + 1 < keys.length; i++) {
		below += counts[i] ?? 0;
		sumBelow += (counts[i] ?? 0) * ((keys[i] ?? 0) - origin);
		const apart = total * sumBelow - below * sum;
		const split = {
			below,
			sumBelow,
			quality: apart * apart / (below * (total - below))
		};
		if (best && !isBetter(split, best, total, sum)) continue;
		best = split;
		threshold = keys[i];
	}
	return threshold;
}
function isBetter(one, best, total, sum) {
	const margin = relativeDoubt * Math.max(one.quality, best.quality);
	if (Math.abs(one.quality - best.quality) > margin) return one.quality > best.quality;
	const [n, s] = [BigInt(total), BigInt(sum)];
	const partsOf = ({ below, sumBelow }) => {
		const n0 = BigInt(below);
		const apart = n * BigInt(sumBelow) - n0 * s;
		return [apart * apart, n0 * (n - n0)];
	};
	const [up, down] = partsOf(one);
	const [bestUp, bestDown] = partsOf(best);
	return up * bestDown > bestUp * down;
}
// src/domain/measurement/fat/mixtureStarts.ts
/** Where EM begins: from Otsu's classes, and from equal parts of the pixels where none of these is empty. */
function mixtureStarts(values, count) {
	const total = sizeOf(values);
	return [otsuClasses(values, count), equalParts(values, count)].filter((classes) => classes.length === count).map((classes) => classes.map((one) => componentOf(one, total)));
}
/** Otsu's two classes; for three, the one with the larger sum of squares divided again. */
function otsuClasses(values, count) {
	const [lower, upper] = dividedByOtsu(values);
	if (!lower || !upper) return [];
	if (count === 2) return [lower, upper];
	return squaresOf(upper) > squaresOf(lower) ? [lower, ...dividedByOtsu(upper)] : [...dividedByOtsu(lower), upper];
}
function dividedByOtsu(values) {
	const threshold = otsuThreshold(values);
	if (threshold === void 0) return [values];
	const end = values.keys.indexOf(threshold) + 1;
	return [slice(values, 0, end), slice(values, end, values.keys.length)];
}
/** The pixels in order of value, in equal parts; equal values go to the part of the first of them. */
function equalParts(values, count) {
	const total = sizeOf(values);
	const ends = new Array(count).fill(0);
	let rank = 0;
	for (let i = 0; i < values.keys.length; i++) {
		const part = Math.floor(rank * count / total);
		for (let j = part; j < count; j++) ends[j] = i + 1;
		rank += values.counts[i] ?? 0;
	}
	return ends.map((end, j) => slice(values, j === 0 ? 0 : ends[j - 1] ?? 0, end)).filter(({ keys }) => keys.length > 0);
}
function slice({ keys, counts }, from, to) {
	return {
		keys: keys.subarray(from, to),
		counts: counts.subarray(from, to)
	};
}
function sizeOf({ counts }) {
	return counts.reduce((sum, count) => sum + count, 0);
}
function meanOf(values) {
	return values.keys.reduce((sum, key, i) => sum + key * (values.counts[i] ?? 0), 0) / sizeOf(values);
}
function squaresOf(values) {
	const mean = meanOf(values);
	return values.keys.reduce((sum, key, i) => sum + (key - mean) ** 2 * (values.counts[i] ?? 0), 0);
}
function componentOf(values, total) {
	const size = sizeOf(values);
	const variance = Math.max(squaresOf(values) / size, varianceFloor);
	return {
		weight: size / total,
		mean: meanOf(values),
		variance
	};
}
// src/domain/measurement/fat/gaussianMixture.ts
/** No parameter moves by more in the last step: means and SDs as part of the pixels' SD, weights as they are. */
var settled = 1e-7;
var mostSteps = 5e3;
/** Log-likelihoods a pixel that differ by less are those of one solution. */
var sameLikelihood = 1e-9;
/**
* A mixture of Gaussians fitted by EM from two starts without chance, in order of mean; undefined where the better one does
* not settle. The pixels have at least as many different values as there are components. MEASUREMENT.md section 9.
*/
function gaussianMixture(values, count) {
	let best;
	for (const start of mixtureStarts(values, count)) {
		const fit = fitted(values, start);
		if (!best || fit.logLikelihood > best.logLikelihood + sameLikelihood) best = fit;
	}
	if (!best?.isSettled) return void 0;
	return best.components.toSorted((a, b) => a.mean - b.mean);
}
function fitted(values, start) {
	const { mean, sd, total } = overall(values);
	const keys = values.keys.map((key) => key - mean);
	let components = start.map((one) => ({
		...one,
		mean: one.mean - mean
	}));
	let logLikelihood = Number.NEGATIVE_INFINITY;
	let isSettled = false;
	for (let step = 0; step < mostSteps && !isSettled; step++) {
		const next = emStep(keys, values.counts, total, components);
		logLikelihood = next.logLikelihood;
		isSettled = components.every((one, i) => {
			const other = next.components[i];
			return other !== void 0 && Math.abs(other.mean - one.mean) <= settled * sd && Math.abs(Math.sqrt(other.variance) - Math.sqrt(one.variance)) <= settled * sd && Math.abs(other.weight - one.weight) <= settled;
		});
		components = next.components;
	}
	return {
		components: components.map((one) => ({
			...one,
			mean: one.mean + mean
		})),
		logLikelihood,
		isSettled
	};
}
function overall({ keys, counts }) {
	const total = counts.reduce((sum, count) => sum + count, 0);
	const mean = keys.reduce((sum, key, i) => sum + key * (counts[i] ?? 0), 0) / total;
	const squares = keys.reduce((sum, key, i) => sum + (key - mean) ** 2 * (counts[i] ?? 0), 0);
	return {
		mean,
		sd: Math.sqrt(squares / total),
		total
	};
}
/** One step of EM over counted values; the likelihood is that of the components it was given. */
function emStep(keys, counts, total, components) {
	const k = components.length;
	const means = Float64Array.from(components, ({ mean }) => mean);
	const heights = Float64Array.from(components, ({ weight, variance }) => Math.log(weight) - Math.log(variance) / 2);
	const precisions = Float64Array.from(components, ({ variance }) => .5 / variance);
	const densities = new Float64Array(k);
	const sums = new Float64Array(k);
	const firsts = new Float64Array(k);
	const seconds = new Float64Array(k);
	let logLikelihood = 0;
	for (let i = 0; i < keys.length; i++) {
		const key = keys[i] ?? 0;
		const count = counts[i] ?? 0;
		let highest = Number.NEGATIVE_INFINITY;
		for (let j = 0; j < k; j++) {
			const away = key - (means[j] ?? 0);
			const log = (heights[j] ?? 0) - away * away * (precisions[j] ?? 0);
			densities[j] = log;
			if (log > highest) highest = log;
		}
		let together = 0;
		for (let j = 0; j < k; j++) {
			const density = Math.exp((densities[j] ?? 0) - highest);
			densities[j] = density;
			together += density;
		}
		logLikelihood += count * (highest + Math.log(together));
		for (let j = 0; j < k; j++) {
			const share = count * (densities[j] ?? 0) / together;
			const away = key - (means[j] ?? 0);
			sums[j] = (sums[j] ?? 0) + share;
			firsts[j] = (firsts[j] ?? 0) + share * away;
			seconds[j] = (seconds[j] ?? 0) + share * away * away;
		}
	}
	return {
		components: components.map((one, j) => {
			const sum = sums[j] ?? 0;
			if (sum <= 0) return {
				...one,
				weight: 0
			};
			const shift = (firsts[j] ?? 0) / sum;
			const variance = Math.max((seconds[j] ?? 0) / sum - shift * shift, varianceFloor);
			return {
				weight: sum / total,
				mean: one.mean + shift,
				variance
			};
		}),
		logLikelihood: logLikelihood / total
	};
}
// src/domain/measurement/fat/roiFat.ts
var fewestForMixture = 50;
var fewestForOtsu = 2;
/** Fat among stored values of a net ROI (without padding), by the method asked for. MEASUREMENT.md section 9. */
function roiFat(image, stored, area, request) {
	const basis = basisOf(request);
	const unknown = (why) => ({
		...basis,
		kind: "unknown",
		why
	});
	if (stored.length === 0) return unknown("no-pixels");
	const values = fatValues(image, stored, request.valueKind);
	if (!values) return unknown("no-such-values");
	const found = thresholdsOf(values, basis);
	if (!found.ok) return unknown(found.error);
	const { fat, lean } = found.value;
	const [fatPixelCount, notLean] = [countAbove(values, fat), countAbove(values, lean)];
	const areaOf = (pixels) => area.kind === "known" ? area.netMm2 * pixels / stored.length : void 0;
	return {
		...basis,
		kind: "known",
		threshold: fat,
		...hasMixedPart(request.method) && { leanThreshold: lean },
		pixelCount: stored.length,
		fatPixelCount,
		mixedPixelCount: notLean - fatPixelCount,
		fatPercent: 100 * fatPixelCount / stored.length,
		leanAreaMm2: areaOf(stored.length - notLean),
		fatAreaMm2: areaOf(fatPixelCount)
	};
}
function hasMixedPart(method) {
	return method.kind === "gaussian-mixture" && method.components === 3;
}
function basisOf({ method, valueKind, leanSample }) {
	return {
		method,
		valueKind,
		...method.kind === "lean-sample" && leanSample?.sd !== void 0 && { leanSample: {
			mean: leanSample.mean,
			sd: leanSample.sd
		} }
	};
}
function thresholdsOf(values, { method, leanSample }) {
	switch (method.kind) {
		case "none": return err("no-such-values");
		case "fixed-threshold": return ok({
			fat: method.value,
			lean: method.value
		});
		case "lean-sample": {
			if (!leanSample) return err("no-lean-sample");
			const threshold = leanSample.mean + method.sdCount * leanSample.sd;
			return ok({
				fat: threshold,
				lean: threshold
			});
		}
		case "otsu": {
			if (values.pixelCount < fewestForOtsu) return err("too-few-pixels");
			const key = otsuThreshold(values);
			if (key === void 0) return err("too-few-values");
			return ok({
				fat: values.toValue(key),
				lean: values.toValue(key)
			});
		}
		case "gaussian-mixture": return mixtureThresholds(values, method.components);
	}
}
function mixtureThresholds(values, count) {
	if (values.pixelCount < fewestForMixture) return err("too-few-pixels");
	if (values.keys.length < count) return err("too-few-values");
	const components = gaussianMixture(values, count);
	if (!components) return err("no-convergence");
	const [muscle, next] = components;
	const [before, fat] = components.slice(-2);
	const upper = before && fat && densityCrossing(before, fat);
	const lower = muscle && next && densityCrossing(muscle, next);
	if (upper === void 0 || lower === void 0) return err("no-crossing");
	return ok({
		fat: values.toValue(upper),
		lean: values.toValue(lower)
	});
}
function countAbove({ keys, counts, toValue }, threshold) {
	let count = 0;
	for (let i = keys.length - 1; i >= 0 && toValue(keys[i] ?? 0) > threshold; i--) count += counts[i] ?? 0;
	return count;
}
// src/domain/measurement/pixelRuns.ts
/** How many pixels a set holds. */
function pixelCount(runs) {
	let count = 0;
	for (let i = 0; i < runs.length; i += 3) count += (runs[i + 2] ?? 0) - (runs[i + 1] ?? 0);
	return count;
}
/** The pixels of one set that are not in another. */
function subtractRuns(runs, removed) {
	if (runs.length === 0 || removed.length === 0) return runs;
	const kept = new Int32Array(runs.length + removed.length);
	let length = 0;
	let j = 0;
	for (let i = 0; i < runs.length; i += 3) {
		const row = runs[i] ?? 0;
		const end = runs[i + 2] ?? 0;
		let start = runs[i + 1] ?? 0;
		while (j < removed.length && isBefore$1(removed, j, row, start)) j += 3;
		let k = j;
		while (k < removed.length && (removed[k] ?? 0) === row && (removed[k + 1] ?? 0) < end) {
			const gapEnd = removed[k + 1] ?? 0;
			if (gapEnd > start) {
				kept[length++] = row;
				kept[length++] = start;
				kept[length++] = gapEnd;
			}
			start = Math.max(start, removed[k + 2] ?? 0);
			k += 3;
		}
		if (start < end) {
			kept[length++] = row;
			kept[length++] = start;
			kept[length++] = end;
		}
	}
	return kept.slice(0, length);
}
/** Whether run `i` ends at or before a place, counted row by row. */
function isBefore$1(runs, i, row, column) {
	const runRow = runs[i] ?? 0;
	return runRow < row || runRow === row && (runs[i + 2] ?? 0) <= column;
}
// src/domain/polygon/nodedEdges.ts
/** A place so near to an edge lies on it, px. Far above the rounding of a crossing, far below anything that is drawn. */
var onEdgePx = 2 ** -34;
/** Places so near to each other are one. More than the above, so that a piece cut at a place beside it is always shorter. */
var samePlacePx = 4 * onEdgePx;
/** Cutting ends by itself; this stops it should that be a mistake. */
var mostRounds = 256;
/**
* Cuts rings where they cross, touch or run along each other, until no piece crosses another or passes by the end of another:
* the pieces are then a true plane graph. Vertices stay where they are, but places nearer than 2⁻³² px become one, and an edge
* that passes a place by less than 2⁻³⁴ px goes through it. The place of a crossing is rounded to float64.
*/
function nodedEdges(rings) {
	const points = new Points();
	let pieces = rings.flatMap((vertices, ring) => {
		const places = vertices.map((vertex) => points.indexOf(vertex));
		return places.flatMap((from, i) => {
			const to = present(places[(i + 1) % places.length], "place");
			return from === to ? [] : [{
				ring,
				from,
				to
			}];
		});
	});
	for (let round = 0;; round++) {
		assert(round < mostRounds, "cutting rings at their crossings ends");
		const cuts = cutsOf(pieces, points);
		if (cuts.size === 0) break;
		pieces = pieces.flatMap((piece) => cutPiece(piece, cuts.get(piece), points.list));
	}
	return {
		points: points.list,
		edges: mergedEdges(pieces, points.list)
	};
}
/** Places, of which those that are too near to be told apart are kept once. */
var Points = class {
	list = [];
	byRow = /* @__PURE__ */ new Map();
	indexOf(place) {
		const row = Math.floor(place[1]);
		let nearest;
		let distancePx = samePlacePx;
		for (const near of [
			row,
			Math.floor(place[1] - samePlacePx),
			Math.floor(place[1] + samePlacePx)
		]) for (const index of this.byRow.get(near) ?? []) {
			const [column, itsRow] = this.at(index);
			const apartPx = Math.hypot(column - place[0], itsRow - place[1]);
			if (apartPx >= distancePx) continue;
			distancePx = apartPx;
			nearest = index;
		}
		if (nearest !== void 0) return nearest;
		const inRow = this.byRow.get(row);
		if (inRow) inRow.push(this.list.length);
		else this.byRow.set(row, [this.list.length]);
		this.list.push(place);
		return this.list.length - 1;
	}
	at(index) {
		return present(this.list[index], "point");
	}
};
/** Where pieces have to be cut: at ends of others that lie on them and at crossings. */
function cutsOf(pieces, points) {
	const cuts = /* @__PURE__ */ new Map();
	const cut = (piece, at) => {
		if (at === piece.from || at === piece.to) return;
		const known = cuts.get(piece);
		if (known) known.add(at);
		else cuts.set(piece, /* @__PURE__ */ new Set([at]));
	};
	const boxes = pieces.map((piece) => {
		const [x1, y1] = points.at(piece.from);
		const [x2, y2] = points.at(piece.to);
		return {
			piece,
			top: Math.min(y1, y2),
			bottom: Math.max(y1, y2),
			left: Math.min(x1, x2),
			right: Math.max(x1, x2)
		};
	});
	boxes.sort((a, b) => a.top - b.top);
	for (let i = 0; i < boxes.length; i++) {
		const box = present(boxes[i], "box");
		for (let j = i + 1; j < boxes.length; j++) {
			const other = present(boxes[j], "box");
			if (other.top > box.bottom + onEdgePx) break;
			if (other.left > box.right + onEdgePx || other.right < box.left - onEdgePx) continue;
			for (const [piece, at] of contactsOf(box.piece, other.piece, points)) cut(piece, at);
		}
	}
	return cuts;
}
/** The places at which each of two pieces has to be cut because of the other. */
function contactsOf(one, other, points) {
	const cuts = [];
	for (const at of [other.from, other.to]) if (passes(one, at, points)) cuts.push([one, at]);
	for (const at of [one.from, one.to]) if (passes(other, at, points)) cuts.push([other, at]);
	if (cuts.length > 0) return cuts;
	const [a, b] = [points.at(one.from), points.at(one.to)];
	const [c, d] = [points.at(other.from), points.at(other.to)];
	if (sideOf$1(a, b, c) * sideOf$1(a, b, d) >= 0 || sideOf$1(c, d, a) * sideOf$1(c, d, b) >= 0) return cuts;
	const at = points.indexOf(crossingOf(a, b, c, d));
	return [[one, at], [other, at]];
}
/** Whether a piece runs through a place that is none of its ends. */
function passes({ from, to }, place, points) {
	if (place === from || place === to) return false;
	const [ax, ay] = points.at(from);
	const [bx, by] = points.at(to);
	const [x, y] = points.at(place);
	const [alongX, alongY] = [bx - ax, by - ay];
	const length = Math.sqrt(alongX * alongX + alongY * alongY);
	if (Math.abs(alongX * (y - ay) - alongY * (x - ax)) > onEdgePx * length) return false;
	const along = alongX * (x - ax) + alongY * (y - ay);
	return along > 0 && along < length * length;
}
function sideOf$1(a, b, c) {
	return orientationSign(a[0], a[1], b[0], b[1], c[0], c[1]);
}
function cutPiece(piece, cuts, points) {
	if (!cuts) return [piece];
	const at = (index) => present(points[index], "point");
	const [from, to] = [at(piece.from), at(piece.to)];
	const axis = Math.abs(to[0] - from[0]) >= Math.abs(to[1] - from[1]) ? 0 : 1;
	const direction = to[axis] >= from[axis] ? 1 : -1;
	const along = [...cuts].sort((i, j) => direction * (at(i)[axis] - at(j)[axis]));
	const places = [
		piece.from,
		...along,
		piece.to
	];
	return places.slice(1).map((place, i) => ({
		ring: piece.ring,
		from: present(places[i], "place"),
		to: place
	}));
}
/** Pieces with the same ends as one edge; those that a ring runs an even number of times separate nothing for it. */
function mergedEdges(pieces, points) {
	const byEnds = /* @__PURE__ */ new Map();
	for (const { ring, from, to } of pieces) {
		const [upper, lower] = isBefore(points, from, to) ? [from, to] : [to, from];
		const key = `${upper} ${lower}`;
		let edge = byEnds.get(key);
		if (!edge) {
			edge = {
				upper,
				lower,
				rings: /* @__PURE__ */ new Set()
			};
			byEnds.set(key, edge);
		}
		if (!edge.rings.delete(ring)) edge.rings.add(ring);
	}
	return [...byEnds.values()].flatMap(({ upper, lower, rings }) => rings.size === 0 ? [] : [{
		upper,
		lower,
		rings: [...rings]
	}]);
}
/** Whether a place comes before another by row, then column. */
function isBefore(points, first, second) {
	const a = present(points[first], "point");
	const b = present(points[second], "point");
	return a[1] < b[1] || a[1] === b[1] && a[0] < b[0];
}
// src/domain/polygon/ringsOfRegion.ts
/**
* The border of a region of a plane graph, as simple rings that do not cross; they may touch in single places. Outer borders
* run clockwise on a screen, holes the other way. `isInRegion` says of a face, by the rings it lies in, whether it belongs.
*/
function ringsOfRegion({ points, edges }, isInRegion, ringCount) {
	const border = borderOf(points, edges, isInRegion, ringCount);
	const rings = chained(points, border);
	const owner = new Map(rings.flatMap((ring, index) => ring.map(({ edge }) => [edge, index])));
	return rings.map((ring, index) => {
		const probe = present(ring[0], "edge").edge;
		const isWithin = new Array(rings.length).fill(false);
		for (const { edge } of border) {
			if (edge === probe || !isBeside(points, edge, probe) || !isLeftOf(points, edge, probe)) continue;
			const of = present(owner.get(edge), "ring of an edge");
			isWithin[of] = isWithin[of] !== true;
		}
		return {
			verticesPx: ring.map(({ from }) => present(points[from], "point")),
			depth: isWithin.filter((isIn, of) => isIn && of !== index).length
		};
	});
}
/** The edges between the region and the rest, by a sweep down the rows. */
function borderOf(points, edges, isInRegion, ringCount) {
	const sorted = edges.toSorted((a, b) => {
		if (a.upper === b.upper) return 0;
		return isBefore(points, a.upper, b.upper) ? -1 : 1;
	});
	const border = [];
	let active = [];
	let entered = 0;
	for (const edge of sorted) {
		for (let next = sorted[entered]; next; next = sorted[++entered]) {
			if (next.upper !== edge.upper && !isBefore(points, next.upper, edge.upper)) break;
			active.push(next);
		}
		active = active.filter((one) => isBefore(points, edge.upper, one.lower));
		const isInside = new Array(ringCount).fill(false);
		for (const one of active) if (one !== edge && isLeftOf(points, one, edge)) toggle(isInside, one.rings);
		const isLeftIn = isInRegion(isInside);
		toggle(isInside, edge.rings);
		if (isInRegion(isInside) === isLeftIn) continue;
		const { upper, lower } = edge;
		border.push(isLeftIn ? {
			edge,
			from: upper,
			to: lower
		} : {
			edge,
			from: lower,
			to: upper
		});
	}
	return border;
}
function toggle(isInside, rings) {
	for (const ring of rings) isInside[ring] = isInside[ring] !== true;
}
/** Whether an edge passes the height of another's upper end, just below it. */
function isBeside(points, edge, of) {
	return !isBefore(points, of.upper, edge.upper) && isBefore(points, of.upper, edge.lower);
}
/** Whether an edge lies left of another at the height that both pass. Exact: edges meet in their ends only. */
function isLeftOf(points, edge, of) {
	const [upperSide, lowerSide] = [sideOf(points, of, edge.upper), sideOf(points, of, edge.lower)];
	if (upperSide >= 0 && lowerSide >= 0) return true;
	if (upperSide <= 0 && lowerSide <= 0) return false;
	const [itsUpperSide, itsLowerSide] = [sideOf(points, edge, of.upper), sideOf(points, edge, of.lower)];
	assert(itsUpperSide * itsLowerSide >= 0, "edges of a plane graph do not cross");
	return itsUpperSide + itsLowerSide < 0;
}
/** Positive where a place lies left of an edge, going down. */
function sideOf(points, { upper, lower }, place) {
	if (place === upper || place === lower) return 0;
	return turnOf(points, upper, lower, place);
}
function turnOf(points, from, to, place) {
	const a = present(points[from], "point");
	const b = present(points[to], "point");
	const c = present(points[place], "point");
	return orientationSign(a[0], a[1], b[0], b[1], c[0], c[1]);
}
/** Chains border edges to rings that pass no place twice, from the first place of `points` on. */
function chained(points, border) {
	const leaving = /* @__PURE__ */ new Map();
	for (const edge of border) {
		const known = leaving.get(edge.from);
		if (known) known.push(edge);
		else leaving.set(edge.from, [edge]);
	}
	const rings = [];
	for (const start of [...leaving.keys()].sort((a, b) => a - b)) for (let out = leaving.get(start); out && out.length > 0; out = leaving.get(start)) {
		const path = [];
		const positionOf = /* @__PURE__ */ new Map([[start, 0]]);
		let edge = present(out.pop(), "edge");
		for (;;) {
			path.push(edge);
			const position = positionOf.get(edge.to);
			if (position === void 0) positionOf.set(edge.to, path.length);
			else {
				const ring = path.splice(position);
				for (const { to } of ring) positionOf.delete(to);
				positionOf.set(edge.to, position);
				rings.push(ring);
				if (path.length === 0) break;
			}
			edge = takeNext(points, edge, present(leaving.get(edge.to), "edges from a place"));
		}
	}
	return rings;
}
/** Takes the edge that goes on along the same part of the region: the first one, turning from the way back to the right. */
function takeNext(points, came, leaving) {
	let best = 0;
	for (let i = 1; i < leaving.length; i++) {
		const [candidate, known] = [present(leaving[i], "edge"), present(leaving[best], "edge")];
		if (isTurnSmaller(points, came.to, came.from, candidate.to, known.to)) best = i;
	}
	return present(leaving.splice(best, 1)[0], "an edge that goes on");
}
/** Whether, seen from a place and turning counterclockwise on a screen from `back`, `one` comes before `other`. */
function isTurnSmaller(points, at, back, one, other) {
	const [half, otherHalf] = [turnOf(points, at, back, one), turnOf(points, at, back, other)];
	if (half !== otherHalf) return half < otherHalf;
	return turnOf(points, at, one, other) < 0;
}
// src/domain/polygon/netRings.ts
/**
* An outline minus the union of its exclusions, as rings with nesting. All rings simple and open, as for `netAreaPx2`; what
* exclusions cover of each other and beyond the outline is treated alike. Empty where nothing is left.
*
* The rings do not cross and may touch in single places. Vertices are those given and the crossings, rounded to float64.
* MEASUREMENT.md section 2.
*/
function netRings(outline, exclusions) {
	const isNet = ([isInOutline, ...isExcluded]) => isInOutline === true && !isExcluded.includes(true);
	return ringsOfRegion(nodedEdges([outline, ...exclusions]), isNet, exclusions.length + 1);
}
// src/domain/measurement/firstColumnRightOf.ts
/** The first column at or right of an edge's crossing with a row, cut to 0 … columns, by the rule `centre`: exact. */
function firstColumnRightOf(upper, lower, row, columns) {
	const x1 = upper[0];
	const y1 = upper[1];
	const x2 = lower[0];
	const y2 = lower[1];
	const doubt = 1e-12 * (Math.abs(x1) + Math.abs(x2) + 1);
	const crossing = x1 + (row - y1) * (x2 - x1) / (y2 - y1);
	const nearest = Math.round(crossing);
	if (Math.abs(crossing - nearest) > doubt) return cut(Math.ceil(crossing), columns);
	const isLeftOrOn = (column) => orientationSign(x1, y1, x2, y2, column, row) <= 0;
	if (!(doubt < .25)) return firstColumnByHalving(columns, isLeftOrOn);
	if (nearest < 0 || nearest > columns) return cut(nearest, columns);
	return isLeftOrOn(nearest) ? nearest : Math.min(nearest + 1, columns);
}
/** For edges so long that plain arithmetic cannot even name the two candidates. */
function firstColumnByHalving(columns, isLeftOrOn) {
	let low = 0;
	let high = columns;
	while (low < high) {
		const middle = low + high >> 1;
		if (isLeftOrOn(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}
function cut(column, columns) {
	return Math.min(Math.max(column, 0), columns);
}
// src/domain/measurement/runsBetween.ts
/**
* Even-odd: the pixels between the first and second crossing of a row, the third and fourth, and so on. `startOfRow` says
* where the crossings of each row begin in `columns`, which is put in order row by row.
*/
function runsBetween(rows, startOfRow, columns) {
	const runs = new Int32Array((columns.length >> 1) * 3);
	let length = 0;
	for (let row = 0; row < rows; row++) {
		const start = startOfRow[row] ?? 0;
		const end = startOfRow[row + 1] ?? 0;
		if (end - start > 2) columns.subarray(start, end).sort();
		else if (end - start === 2) orderPair(columns, start);
		for (let i = start; i + 1 < end; i += 2) {
			const first = columns[i] ?? 0;
			const past = columns[i + 1] ?? 0;
			if (first === past) continue;
			if (length > 0 && runs[length - 3] === row && runs[length - 1] === first) {
				runs[length - 1] = past;
				continue;
			}
			runs[length++] = row;
			runs[length++] = first;
			runs[length++] = past;
		}
	}
	return runs.slice(0, length);
}
function orderPair(columns, at) {
	const a = columns[at] ?? 0;
	const b = columns[at + 1] ?? 0;
	if (a <= b) return;
	columns[at] = b;
	columns[at + 1] = a;
}
// src/domain/measurement/imagejPixels.ts
/** ImageJ shifts every crossing to the right by this, so that rounding errors of a tie always fall to one side. */
var shiftPx = 1e-8;
/** Pixels that ImageJ 1.53t takes into a polygon selection with sub-pixel vertices. MEASUREMENT.md section 6. */
function imagejPolygonPixels(grid, ring) {
	return ring.length === 0 ? /* @__PURE__ */ new Int32Array(0) : filled(grid, polygonSelection(ring));
}
/** Pixels that ImageJ 1.53t takes into a composite selection with these rings, even-odd. */
function imagejCompositePixels(grid, rings) {
	return rings.length === 0 ? /* @__PURE__ */ new Int32Array(0) : filled(grid, compositeSelection(rings));
}
/** Bounds of float32 vertices; the right end is the left one plus a float32 width, as Java's rectangles have it. */
function boundsOf(rings) {
	let [left, top, right, bottom] = [
		Infinity,
		Infinity,
		-Infinity,
		-Infinity
	];
	for (const places of rings) for (let i = 0; i < places.length; i += 2) {
		const x = places[i] ?? 0;
		const y = places[i + 1] ?? 0;
		if (x < left) left = x;
		if (x > right) right = x;
		if (y < top) top = y;
		if (y > bottom) bottom = y;
	}
	return {
		left,
		top,
		right: left + Math.fround(right - left),
		bottom: top + Math.fround(bottom - top)
	};
}
function cornerPlaces(ring) {
	const places = new Float32Array(2 * ring.length);
	let at = 0;
	for (const [column, row] of ring) {
		places[at++] = column + .5;
		places[at++] = row + .5;
	}
	return places;
}
function boxAround({ left, top, right, bottom }) {
	const [x, y] = [Math.floor(left), Math.floor(top)];
	return {
		left: x,
		top: y,
		width: Math.ceil(right) - x,
		height: Math.ceil(bottom) - y
	};
}
/** `PolygonRoi`: vertices relative to the smallest column and row as float32, and that place's distance from the box. */
function polygonSelection(ring) {
	const places = cornerPlaces(ring);
	const bounds = boundsOf([places]);
	const box = boxAround(bounds);
	const offsets = [bounds.left - box.left, bounds.top - box.top];
	const origin = [bounds.left, bounds.top];
	const relative = Float64Array.from(places, (place, i) => Math.fround(place - (origin[i & 1] ?? 0)) + (offsets[i & 1] ?? 0));
	return {
		...box,
		rings: [relative]
	};
}
/** `ShapeRoi` as read from a file: vertices relative to the box, as float32. */
function compositeSelection(rings) {
	const all = rings.map(cornerPlaces);
	const box = boxAround(boundsOf(all));
	return {
		...box,
		rings: all.map((places) => Float64Array.from(places, (place, i) => Math.fround(place - (i & 1 ? box.top : box.left))))
	};
}
/** `PolygonFiller`: the crossing with an edge's first row, then the slope added row by row. */
function filled(grid, { rings, left, top, width, height }) {
	const firstRow = Math.max(top, 0);
	const endRow = Math.min(top + height, grid.rows);
	const starts = new Int32Array(grid.rows + 1);
	eachEdge(rings, (_x1, y1, _x2, y2) => {
		const end = Math.min(Math.round(y2) + top, endRow);
		for (let row = Math.max(Math.round(y1) + top, firstRow); row < end; row++) starts[row + 1] = (starts[row + 1] ?? 0) + 1;
	});
	for (let row = 0; row < grid.rows; row++) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
	const columns = new Int32Array(starts[grid.rows] ?? 0);
	const next = starts.slice();
	const leftmost = Math.max(left, 0);
	const rightmost = Math.min(left + width, grid.columns);
	eachEdge(rings, (x1, y1, x2, y2) => {
		const from = Math.round(y1);
		const to = Math.min(Math.round(y2) + top, endRow);
		const slope = (x2 - x1) / (y2 - y1);
		let x = x1 + (from - y1 + .5) * slope + shiftPx;
		for (let row = from + top; row < to; row++, x += slope) {
			if (row < firstRow) continue;
			const at = next[row] ?? 0;
			next[row] = at + 1;
			columns[at] = Math.min(Math.max(Math.trunc(x + .5) + left, leftmost), rightmost);
		}
	});
	return runsBetween(grid.rows, starts, columns);
}
/** Calls back for every edge that crosses the centre of a row, its upper end first. */
function eachEdge(rings, take) {
	for (const places of rings) {
		let x1 = places[places.length - 2] ?? 0;
		let y1 = places[places.length - 1] ?? 0;
		for (let i = 0; i < places.length; i += 2) {
			const x2 = places[i] ?? 0;
			const y2 = places[i + 1] ?? 0;
			const [row1, row2] = [Math.round(y1), Math.round(y2)];
			if (row1 < row2) take(x1, y1, x2, y2);
			else if (row1 > row2) take(x2, y2, x1, y1);
			x1 = x2;
			y1 = y2;
		}
	}
}
// src/domain/measurement/pixelsInside.ts
/**
* The pixels of an image that belong to an outline and to none of its exclusions.
*
* A pixel belongs to a ring when its centre does; the rule says where a centre exactly on an edge goes. Rings are
* simple and open; what lies outside the image has no pixels. MEASUREMENT.md sections 3 and 6.
*/
function pixelsInside(grid, outer, exclusions, ruleId) {
	if (exclusions.length === 0) return pixelsInsideRing(grid, outer, ruleId);
	if (ruleId === "imagej") return imagejCompositePixels(grid, netRings(outer, exclusions).map(({ verticesPx }) => verticesPx));
	return exclusions.reduce((runs, exclusion) => subtractRuns(runs, centrePixels(grid, exclusion)), centrePixels(grid, outer));
}
/** The pixels of an image that belong to one ring. */
function pixelsInsideRing(grid, ring, ruleId) {
	return ruleId === "imagej" ? imagejPolygonPixels(grid, ring) : centrePixels(grid, ring);
}
/** The rule `centre`: rows with upper ≤ row < lower cross an edge, columns at or right of the crossing follow it. */
function centrePixels(grid, ring) {
	const { rows } = grid;
	const startOfRow = new Int32Array(rows + 1);
	const rowOf = new Int32Array(ring.length);
	for (let i = 0; i < ring.length; i++) {
		const row = Math.ceil(ring[i]?.[1] ?? 0);
		rowOf[i] = row < 0 ? 0 : row > rows ? rows : row;
	}
	let from = rowOf.at(-1) ?? 0;
	for (let i = 0; i < ring.length; i++) {
		const to = rowOf[i] ?? 0;
		for (let row = from; row < to; row++) startOfRow[row + 1] = (startOfRow[row + 1] ?? 0) + 1;
		for (let row = to; row < from; row++) startOfRow[row + 1] = (startOfRow[row + 1] ?? 0) + 1;
		from = to;
	}
	for (let row = 0; row < rows; row++) startOfRow[row + 1] = (startOfRow[row + 1] ?? 0) + (startOfRow[row] ?? 0);
	const columns = new Int32Array(startOfRow[rows] ?? 0);
	const next = startOfRow.slice();
	let before = ring.at(-1);
	from = rowOf.at(-1) ?? 0;
	for (let i = 0; i < ring.length; i++) {
		const vertex = ring[i];
		const to = rowOf[i] ?? 0;
		if (before !== void 0 && vertex !== void 0 && from !== to) {
			const isDownwards = from < to;
			const upper = isDownwards ? before : vertex;
			const lower = isDownwards ? vertex : before;
			const end = isDownwards ? to : from;
			for (let row = isDownwards ? from : to; row < end; row++) {
				const at = next[row] ?? 0;
				next[row] = at + 1;
				columns[at] = firstColumnRightOf(upper, lower, row, grid.columns);
			}
		}
		before = vertex;
		from = to;
	}
	return runsBetween(rows, startOfRow, columns);
}
// src/domain/polygon/polygonPerimeterMm.ts
/** Filled anew by every call: a new list at every event of a pointer that draws would be garbage. */
var room = /* @__PURE__ */ new Float64Array(0);
/**
* Length of a closed ring in mm. Each edge is measured in mm, since a pixel need not be square. Lengths are added without
* rounding, so that start, direction and repeated vertices cannot change a digit.
*/
function polygonPerimeterMm(ring, spacing) {
	if (room.length < ring.length) room = new Float64Array(2 * ring.length);
	const lengthsMm = room.subarray(0, ring.length);
	let at = 0;
	let before = ring.at(-1);
	for (const vertex of ring) {
		if (before !== void 0) {
			const acrossMm = (vertex[0] - before[0]) * spacing.columnMm;
			const downMm = (vertex[1] - before[1]) * spacing.rowMm;
			lengthsMm[at++] = Math.sqrt(acrossMm * acrossMm + downMm * downMm);
		}
		before = vertex;
	}
	return exactSumOf(lengthsMm);
}
// src/domain/measurement/roiShape.ts
/** Lengths in pixels are lengths in mm on pixels of 1 mm. */
var unitSpacing = {
	rowMm: 1,
	columnMm: 1
};
/**
* The self check of a measurement: the outline's area by geometry beside the number of its pixels, and its perimeter.
*
* A closed curve of length L ≥ 1 encloses, of a grid of unit squares, less than L centres more or fewer than its area
* (Jarník's theorem; Steinhaus 1947). MEASUREMENT.md section 2.
*/
function roiShape(outer, polygonPx2, grossPixelCount, netPixelCount, spacing) {
	const perimeterPx = polygonPerimeterMm(outer, unitSpacing);
	const pixelMm2 = spacing && spacing.rowMm * spacing.columnMm;
	const difference = grossPixelCount - polygonPx2;
	return {
		perimeterMm: spacing && polygonPerimeterMm(outer, spacing),
		grossPixelCount,
		netPixelCount,
		grossPixelAreaMm2: pixelMm2 === void 0 ? void 0 : grossPixelCount * pixelMm2,
		netPixelAreaMm2: pixelMm2 === void 0 ? void 0 : netPixelCount * pixelMm2,
		areaDifferencePercent: 100 * difference / polygonPx2,
		isPlausible: Math.abs(difference) < Math.max(perimeterPx, 1)
	};
}
// src/domain/image/paddingRange.ts
/**
* The stored values that mean "no tissue here": one value, or a range where the file states its other end.
* MONOCHROME1 files state the end below the value, so the order does not matter.
*/
function paddingRange({ paddingValue, paddingLimit }) {
	if (paddingValue === void 0) return void 0;
	const other = paddingLimit ?? paddingValue;
	return {
		from: Math.min(paddingValue, other),
		to: Math.max(paddingValue, other)
	};
}
// src/domain/measurement/countsOfRuns.ts
/** Numbers of one outline lie within so many of each other unless a file is odd. */
var span = 65536;
/** Counts by value, all 0 between two calls; made once, because it is needed at every event of a pointer that draws. */
var tally;
/**
* Counts the stored values of a set of pixels where they lie, without gathering them first. The same counts as
* `countsByOffset` of the gathered ones; undefined where there are none, or one lies farther than half of 16 bits from
* the first.
*/
function countsOfRuns(storedValues, columns, runs) {
	if (runs.length === 0) return void 0;
	tally ??= new Uint32Array(span);
	const counts = tally;
	const base = (storedValues[(runs[0] ?? 0) * columns + (runs[1] ?? 0)] ?? 0) - span / 2;
	let min = span;
	let max = -1;
	let isWithin = true;
	for (let i = 0; i < runs.length && isWithin; i += 3) {
		const rowStart = (runs[i] ?? 0) * columns;
		const end = rowStart + (runs[i + 2] ?? 0);
		for (let pixel = rowStart + (runs[i + 1] ?? 0); pixel < end; pixel++) {
			const at = (storedValues[pixel] ?? 0) - base;
			if (at < 0 || at >= span) {
				isWithin = false;
				break;
			}
			if (at < min) min = at;
			if (at > max) max = at;
			counts[at] = (counts[at] ?? 0) + 1;
		}
	}
	const found = isWithin ? {
		min: base + min,
		counts: counts.slice(min, max + 1)
	} : void 0;
	counts.fill(0, min, max + 1);
	return found;
}
// src/domain/measurement/integerStatistics.ts
/** Statistics of at least one whole number. Sums run over the integers, which adds them exactly; SD divides by n − 1. */
function integerStatistics(values) {
	const counted = countsByOffset(values);
	return counted ? statisticsOfCounts(counted, values.length) : statisticsOfFarApart(values);
}
/** The same of counted numbers, `n` of them. */
function statisticsOfCounts({ min, counts }, n) {
	let offsets = 0;
	for (let i = 0; i < counts.length; i++) offsets += i * (counts[i] ?? 0);
	const mean = (min * n + offsets) / n;
	let squares = 0;
	let rest = 0;
	for (let i = 0; i < counts.length; i++) {
		const count = counts[i] ?? 0;
		if (count === 0) continue;
		const deviation = min + i - mean;
		squares += count * deviation * deviation;
		rest += count * deviation;
	}
	const [lowerRank, upperRank] = [n - 1 >> 1, n >> 1];
	let offset = 0;
	let passed = counts[0] ?? 0;
	while (passed <= lowerRank) passed += counts[++offset] ?? 0;
	const lower = min + offset;
	while (passed <= upperRank) passed += counts[++offset] ?? 0;
	return {
		mean,
		sd: sampleSd(squares, rest, n),
		min,
		max: min + counts.length - 1,
		middle: [lower, min + offset]
	};
}
function statisticsOfFarApart(values) {
	const n = values.length;
	const sorted = values.slice().sort();
	const at = (rank) => sorted[rank] ?? 0;
	let sum = 0;
	for (const value of sorted) sum += value;
	const mean = sum / n;
	let squares = 0;
	let rest = 0;
	for (const value of sorted) {
		const deviation = value - mean;
		squares += deviation * deviation;
		rest += deviation;
	}
	return {
		mean,
		sd: sampleSd(squares, rest, n),
		min: at(0),
		max: at(n - 1),
		middle: [at(n - 1 >> 1), at(n >> 1)]
	};
}
/** Sample SD, second pass; the last term takes away what rounding of the mean leaves (Chan, Golub & LeVeque 1983). */
function sampleSd(squares, rest, n) {
	return n === 1 ? void 0 : Math.sqrt(Math.max(0, squares - rest * rest / n) / (n - 1));
}
/** The numbers' own statistics. The median of an even count is the mean of the two middle values, or the upper one. */
function plainStatistics(of, hasUpperMedian) {
	const { mean, sd, min, max, middle } = of;
	return {
		mean,
		sd,
		min,
		max,
		median: hasUpperMedian ? middle[1] : (middle[0] + middle[1]) / 2
	};
}
/**
* The statistics of `toValue(number)`, a linear map with the factor `slope`: applied to what was summed exactly, so that
* rounding comes last. A negative slope swaps the extremes.
*/
function mappedStatistics(of, toValue, slope, hasUpperMedian) {
	const [first, second] = [toValue(of.min), toValue(of.max)];
	const [lower, upper] = [toValue(of.middle[0]), toValue(of.middle[1])];
	return {
		mean: toValue(of.mean),
		sd: of.sd === void 0 ? void 0 : Math.abs(slope) * of.sd,
		min: Math.min(first, second),
		max: Math.max(first, second),
		median: hasUpperMedian ? upper : (lower + upper) / 2
	};
}
// src/domain/measurement/signalOfPixels.ts
/**
* Signal of a set of stored values (`storedOfPixels`), in stored values, displayed values and, where the image states
* Philips' scale, in floating-point values.
*
* Sums run over integers, which adds them exactly: the stored ones, or the entries of a table; slopes and intercept come
* last. Padding is left out before and only counted. SD divides by n − 1. MEASUREMENT.md section 5.
*/
function signalOfPixels(image, values, paddingCount, ruleId) {
	if (values.length === 0) return {
		kind: "no-pixels",
		paddingCount
	};
	const { modalityTable } = image;
	const ofEntries = modalityTable && integerStatistics(values.map((stored) => tableValue(modalityTable, stored)));
	return knownSignal(image, integerStatistics(values), ofEntries, values.length, paddingCount, ruleId);
}
/**
* The same of the pixels themselves. Without padding and table nothing is gathered: that is what costs time at every
* event of a pointer that draws.
*/
function signalOfRuns(image, runs, count, ruleId) {
	const counted = image.modalityTable === void 0 && paddingRange(image) === void 0 ? countsOfRuns(image.storedValues, image.grid.columns, runs) : void 0;
	if (counted) return knownSignal(image, statisticsOfCounts(counted, count), void 0, count, 0, ruleId);
	const values = storedOfPixels(image, runs);
	return signalOfPixels(image, values, count - values.length, ruleId);
}
function knownSignal(image, ofStored, ofEntries, pixelCount, paddingCount, ruleId) {
	const isImageJ = ruleId === "imagej";
	const { slope } = image.rescale;
	const floatingPoint = floatingPointStatistics(image, ofStored);
	return {
		kind: "known",
		pixelCount,
		paddingCount,
		displayed: ofEntries ? plainStatistics(ofEntries, false) : mappedStatistics(ofStored, displayedOf(image), slope, isImageJ && slope === 1),
		stored: plainStatistics(ofStored, isImageJ),
		...floatingPoint && { floatingPoint }
	};
}
function floatingPointStatistics(image, ofStored) {
	const toFloatingPoint = floatingPointOf(image);
	if (!toFloatingPoint || image.philipsScale === void 0) return void 0;
	const toDisplayed = displayedOf(image);
	const toValue = (stored) => toFloatingPoint(toDisplayed(stored));
	return mappedStatistics(ofStored, toValue, 1 / image.philipsScale.slope, false);
}
/** The stored values of a set of pixels, without padding. */
function storedOfPixels(image, runs) {
	const { storedValues } = image;
	const padding = paddingRange(image);
	const gathered = new Int32Array(pixelCount(runs));
	let length = 0;
	if (padding === void 0) {
		for (let i = 0; i < runs.length; i += 3) {
			const rowStart = (runs[i] ?? 0) * image.grid.columns;
			const run = storedValues.subarray(rowStart + (runs[i + 1] ?? 0), rowStart + (runs[i + 2] ?? 0));
			gathered.set(run, length);
			length += run.length;
		}
		return gathered;
	}
	const { from, to } = padding;
	for (let i = 0; i < runs.length; i += 3) {
		const rowStart = (runs[i] ?? 0) * image.grid.columns;
		const end = rowStart + (runs[i + 2] ?? 0);
		for (let at = rowStart + (runs[i + 1] ?? 0); at < end; at++) {
			const value = storedValues[at] ?? 0;
			if (value < from || value > to) gathered[length++] = value;
		}
	}
	return gathered.subarray(0, length);
}
// src/domain/measurement/measureRings.ts
/**
* Measures rings that are known to be simple and normalised; `measureRoi` is the checked way in.
*
* What reaches beyond the image counts in the area and has no pixels.
*/
function measureRings(image, outer, exclusions, ruleId, { fat, of } = {}) {
	const { grid, storedValues, rescale } = image;
	assert(storedValues.length === grid.rows * grid.columns, "a slice has one stored value a pixel");
	assert(Number.isFinite(rescale.slope) && Number.isFinite(rescale.intercept), "the rescale is finite");
	const hasTable = image.modalityTable !== void 0;
	assert(hasTable === (rescale.table !== void 0), "a slice has the table that its header speaks of");
	const runs = pixelsInside(grid, outer, exclusions, ruleId);
	const netPixels = pixelCount(runs);
	const hasExclusions = exclusions.length > 0;
	const grossPixels = hasExclusions ? pixelCount(pixelsInsideRing(grid, outer, ruleId)) : netPixels;
	const polygonPx2 = polygonAreaPx2(outer);
	const area = toMm2(image, ruleId === "imagej" ? {
		gross: grossPixels,
		net: netPixels
	} : {
		gross: polygonPx2,
		net: hasExclusions ? netAreaPx2(outer, exclusions) : polygonPx2
	});
	const spacing = area.kind === "known" ? area.spacing : void 0;
	const values = fat && fat.method.kind !== "none" ? storedOfPixels(image, runs) : void 0;
	return {
		rule: pixelRule(ruleId),
		area,
		signal: values ? signalOfPixels(image, values, netPixels - values.length, ruleId) : signalOfRuns(image, runs, netPixels, ruleId),
		isLossy: image.isLossy,
		shape: roiShape(outer, polygonPx2, grossPixels, netPixels, spacing),
		...of && { of: {
			...of,
			spacingTag: spacing && "PixelSpacing"
		} },
		...fat && values && { fat: roiFat(image, values, area, fat) }
	};
}
function toMm2(image, area) {
	const { spacing, spacingProblem } = image.grid;
	if (spacing === void 0) return {
		kind: "unknown",
		problem: spacingProblem ?? {
			kind: "missing",
			tag: "PixelSpacing"
		}
	};
	if (!isPossible(spacing.rowMm) || !isPossible(spacing.columnMm)) return {
		kind: "unknown",
		problem: {
			kind: "impossible",
			tag: "PixelSpacing",
			text: `${spacing.rowMm}\\${spacing.columnMm}`
		}
	};
	const toSquareMm = (areaPx2) => areaPx2 * spacing.rowMm * spacing.columnMm;
	return {
		kind: "known",
		grossMm2: toSquareMm(area.gross),
		netMm2: toSquareMm(area.net),
		spacing
	};
}
function isPossible(spacingMm) {
	return Number.isFinite(spacingMm) && spacingMm > 0;
}
// src/domain/measurement/measureRoi.ts
/**
* Measures an ROI on its slice: area, signal and pixel count, or the reason why not.
*
* Outline and exclusions must each be simple (a repeated closing vertex and repeated vertices are fine) and the
* outline must lie within the image. Exclusions may overlap each other, the outline and the image's border. No
* spacing: the area is unknown and the signal still known. `ruleId` is the protocol's pixel rule, `asked` what else the
* measurement shall carry. Pure; the whole definition is MEASUREMENT.md.
*/
function measureRoi(image, outlinePx, exclusions, ruleId = defaultPixelRuleId, asked = {}) {
	const outer = findPolygonProblem(outlinePx);
	if (!outer.ok) return outer;
	const rings = [];
	for (const [exclusionIndex, exclusion] of exclusions.entries()) {
		const ring = findPolygonProblem(exclusion.verticesPx);
		if (!ring.ok) return err({
			...ring.error,
			exclusionIndex
		});
		rings.push(ring.value);
	}
	if (outlineLeavesImage(outer.value, image.grid)) return err({ kind: "outside-image" });
	return ok(measureRings(image, outer.value, rings, ruleId, asked));
}
// src/cli/measure/measuredRoi.ts
var problemWords = {
	"proper-crossing": "crosses itself",
	"overlapping-edges": "runs over itself",
	"vertex-touch": "touches itself",
	"too-few-vertices": "has fewer than three vertices",
	"zero-area": "encloses nothing",
	"not-finite": "has a vertex that is no number or lies too far away",
	"outside-image": "reaches beyond the image"
};
var fatWords = {
	"no-pixels": "there are no pixels",
	"too-few-pixels": "there are too few pixels",
	"too-few-values": "there are too few different values",
	"no-convergence": "the mixture was not found",
	"no-crossing": "muscle and fat do not part",
	"no-lean-sample": "there is no lean sample",
	"no-such-values": "the image has no such values"
};
/** Measures an ROI on its decoded slice, or says why not. */
function measuredRoi(roi, { path, header }, image, { rule, valueKind, fat }) {
	const asked = fat.kind === "none" ? {} : { fat: {
		method: fat,
		valueKind
	} };
	const measured = measureRoi(image, roi.outlinePx, roi.exclusions, rule, asked);
	if (!measured.ok) return err(refusalText(measured.error));
	const { area, signal, shape } = measured.value;
	const values = signalValues(signal, valueKind);
	if (!values.ok && values.error.kind === "no-philips-scale") return err("the image states no Philips scale, so it has no such values");
	const warnings = [
		...[...header.warnings, ...image.notices ?? []].map(({ tag, text }) => tag === "" ? text : `${text} (${tag})`),
		...area.kind === "unknown" ? [`No area: ${spacingText(area.problem)}`] : [],
		...signal.kind === "no-pixels" ? ["No pixel centre lies inside: there is no signal"] : [],
		...header.isLossy ? ["The image was compressed with loss"] : [],
		...shape?.isPlausible === false ? ["Area and pixel count contradict each other: do not use this row"] : [],
		...measured.value.fat?.kind === "unknown" ? [`No fat: ${fatWords[measured.value.fat.why]}`] : [],
		...roi.notes.map((note) => `The ROI: ${note}`)
	];
	const statistics = values.ok ? values.value : void 0;
	const { rescale } = image;
	return ok({
		name: roi.name,
		file: path,
		sopInstanceUid: header.sopInstanceUid,
		frame: header.frame,
		areaMm2: area.kind === "known" ? area.grossMm2 : null,
		netAreaMm2: area.kind === "known" ? area.netMm2 : null,
		pixelCount: signal.kind === "known" ? signal.pixelCount : 0,
		paddingCount: signal.paddingCount,
		mean: statistics?.mean ?? null,
		sd: statistics?.sd ?? null,
		min: statistics?.min ?? null,
		max: statistics?.max ?? null,
		median: statistics?.median ?? null,
		...measured.value.fat && fatColumns(measured.value.fat),
		rowSpacingMm: image.grid.spacing?.rowMm ?? null,
		columnSpacingMm: image.grid.spacing?.columnMm ?? null,
		rescaleSlope: rescale.table ? null : rescale.slope,
		rescaleIntercept: rescale.table ? null : rescale.intercept,
		isRescaleStated: rescale.isStated,
		isLossy: image.isLossy,
		warnings: [...new Set(warnings)]
	});
}
function fatColumns(fat) {
	const known = fat.kind === "known" ? fat : void 0;
	return {
		fatPercent: known?.fatPercent ?? null,
		fatThreshold: known?.threshold ?? null,
		leanAreaMm2: known?.leanAreaMm2 ?? null,
		fatAreaMm2: known?.fatAreaMm2 ?? null
	};
}
function spacingText(problem) {
	return problem.kind === "missing" ? `the file states no ${problem.tag}` : `the file says "${problem.text}" in ${problem.tag}, which cannot be right`;
}
function refusalText(problem) {
	const exclusion = problem.kind === "outside-image" ? void 0 : problem.exclusionIndex;
	const what = exclusion === void 0 ? "the outline" : `exclusion ${exclusion + 1}`;
	const place = "atPx" in problem ? ` at column ${problem.atPx[0]}, row ${problem.atPx[1]}` : "";
	return `${what} ${problemWords[problem.kind]}${place}`;
}
// src/domain/roiFiles/exclusionNames.ts
var reasons$1 = [
	"oedema",
	"haemorrhage",
	"inflammation",
	"vessel",
	"artefact",
	"other"
];
var pattern = new RegExp(`^(.+)_excl(\\d+)-(${reasons$1.join("|")})$`);
/**
* Puts ROIs that are named as exclusions back into the ROI of that name in the same file and on the same slice. One
* whose ROI is not there stays an ROI of its own.
*/
function joinExclusions(rois) {
	const taken = /* @__PURE__ */ new Set();
	return rois.map((roi) => {
		const own = rois.flatMap((one) => {
			const [, parent, number, reason] = pattern.exec(one.name) ?? [];
			const known = reasons$1.find((each) => each === reason);
			const isOfThis = parent === roi.name && one.file === roi.file && isSameSlice(one, roi);
			return known && isOfThis ? [{
				one,
				number: Number(number),
				reason: known
			}] : [];
		});
		if (own.length === 0) return roi;
		for (const { one } of own) taken.add(one);
		const exclusions = own.sort((a, b) => a.number - b.number).map(({ one, reason }) => ({
			verticesPx: one.outlinePx,
			reason
		}));
		return {
			...roi,
			exclusions: [...roi.exclusions, ...exclusions]
		};
	}).filter((_, index) => {
		const roi = rois[index];
		return roi === void 0 || !taken.has(roi);
	});
}
function isSameSlice(a, b) {
	const key = ({ image }) => JSON.stringify([
		image.sopInstanceUid,
		image.frame,
		image.slicePosition
	]);
	return key(a) === key(b);
}
// src/io/roiFiles/roiLayout.ts
/** Places in the first header. */
var at = {
	version: 4,
	type: 6,
	top: 8,
	left: 10,
	bottom: 12,
	right: 14,
	count: 16,
	longCount: 18,
	x: 18,
	y: 22,
	width: 26,
	height: 30,
	shapeFloats: 36,
	subtype: 48,
	options: 50,
	arcSize: 54,
	position: 56,
	header2: 60
};
/** Places in the second header. */
var at2 = {
	zPosition: 8,
	tPosition: 12,
	nameOffset: 16,
	nameLength: 20,
	propsOffset: 40,
	propsLength: 44
};
var options = {
	splineFit: 1,
	subPixel: 128
};
var types = {
	0: "polygon",
	1: "rectangle",
	2: "oval",
	3: "line",
	4: "freehand line",
	5: "polyline",
	6: "nothing",
	7: "freehand",
	8: "traced",
	9: "angle",
	10: "points"
};
var subtypes = {
	text: 1,
	arrow: 2,
	ellipse: 3,
	image: 4,
	rotatedRectangle: 5
};
/** Codes of path segments in a composite: those of java.awt.geom.PathIterator. */
var segment = {
	moveTo: 0,
	lineTo: 1,
	quadTo: 2,
	cubicTo: 3,
	close: 4
};
/** ImageJ counts from the corner of the top-left pixel, we from its centre. */
var cornerToCentrePx = .5;
/** Keys of the properties that we write into a file and know again. */
var ownProps = {
	image: "Multifidus-image",
	shape: "Multifidus-shape"
};
// src/io/roiFiles/horosRoi.ts
/** Tools of DCMView.h whose points are a closed outline. */
var closedTypes = [
	6,
	11,
	15
];
var notAreas = {
	5: "length",
	10: "open polygon",
	12: "angle",
	13: "text",
	14: "arrow",
	16: "point",
	19: "point",
	26: "axis",
	27: "angle"
};
var ovalType = 9;
var brushType = 20;
/** Puts a record into our coordinates, or says why it is none that can be measured. */
function horosRoi(record) {
	const { file, name, type, pointsCorner } = record;
	const refuse = (kind, detail) => ({
		file,
		roiName: name,
		kind,
		detail
	});
	const notArea = type === void 0 ? void 0 : notAreas[type];
	if (notArea !== void 0) return refuse("not-an-area", notArea);
	if (type === ovalType) return refuse("curved", "oval");
	if (type === brushType) return refuse("painted", "brush");
	if (type !== void 0 && !closedTypes.includes(type)) return refuse("not-an-area", `tool ${type}`);
	if (pointsCorner.length > 1e4) return refuse("too-large", `${pointsCorner.length} points`);
	const bad = pointsCorner.indexOf(void 0);
	if (bad >= 0) return refuse("damaged", `point ${bad + 1} is no place`);
	if (pointsCorner.length < 3) return refuse("not-an-area", `${pointsCorner.length} points`);
	const vertices = pointsCorner.flatMap((point) => point ? [[Math.fround(point[0]) - cornerToCentrePx, Math.fround(point[1]) - cornerToCentrePx]] : []);
	const lps = record.pointsLps.flatMap((point) => point ? [point] : []);
	const own = ownComment(record.comments);
	const notes = [];
	if (pointsCorner.every((point) => point?.every(Number.isInteger))) notes.push("integer-vertices");
	if (type === void 0 && !own.isOurs) notes.push("type-not-said");
	return {
		program: "horos",
		file,
		name,
		outlinePx: normaliseRing(vertices),
		exclusions: [],
		image: {
			...own.image,
			...record.image,
			...lps.length === vertices.length && { verticesLps: lps }
		},
		values: record.values,
		notes
	};
}
/** What stands in the comments of ROIs that were saved from here. */
var ownCommentMark = "Multifidus";
function ownComment(comments) {
	const [, sopInstanceUid, frame] = new RegExp(`^Multifidus ([0-9.]{1,64})#(\\d{1,6})$`).exec(comments.trim()) ?? [];
	if (sopInstanceUid === void 0) return {
		isOurs: comments.startsWith(ownCommentMark),
		image: {}
	};
	return {
		isOurs: true,
		image: {
			sopInstanceUid,
			frame: Number(frame)
		}
	};
}
/** "{x, y}", "NSPoint: {x, y}", "(x, y)" or "(x, y, z)" as Foundation and the export plugin write places; undefined for anything else. */
function placeOf(text) {
	if (typeof text !== "string" || text.length > 200) return void 0;
	const parts = (/^\s*(?:NSPoint:\s*)?[{(]([^{}()]*)[)}]\s*$/.exec(text)?.[1])?.split(",").map((part) => part.trim() === "" ? NaN : Number(part));
	return parts?.every(Number.isFinite) ? parts : void 0;
}
/** The first two, or three, numbers of a place. */
function asPair(place) {
	const [x, y] = place ?? [];
	return x === void 0 || y === void 0 ? void 0 : [x, y];
}
/** A place in the patient, mm. */
function asLps(place) {
	const [x, y, z] = place ?? [];
	return x === void 0 || y === void 0 || z === void 0 ? void 0 : [
		x,
		y,
		z
	];
}
// src/io/roiFiles/isRefusal.ts
/** Whether reading an ROI ended in a reason and not in an ROI. */
function isRefusal(one) {
	return "kind" in one;
}
// src/io/roiFiles/readHorosCsv.ts
var cm2ToMm2$1 = 100;
var largestCsvBytes = 67108864;
var valuesAPoint = 5;
/** Whether a text begins as the CSV of the plugin Export ROIs does. */
function isHorosCsv(text) {
	return /^\uFEFF?\s*"?ImageNo"?\s*,\s*"?RoiNo"?\s*,/i.test(text.slice(0, 200));
}
/**
* Reads the CSV of the plugin Export ROIs of Horos and OsiriX: values, centre, then five numbers a point (mm x, y, z and
* pixel x, y). Columns are found by their heads, because OsiriX has more of them than Horos. The plugin does not escape
* quotes in names: a line is cut at its first and last quote of the name, not by the rules of CSV.
*/
function readHorosCsv(bytes, file) {
	if (bytes.length > largestCsvBytes) return {
		rois: [],
		refused: [{
			file,
			roiName: "",
			kind: "too-large",
			detail: `${bytes.length} bytes`
		}]
	};
	const [head = "", ...lines] = new TextDecoder().decode(bytes).replace(/^\uFEFF/, "").split(/\r?\n/);
	const columns = head.split(",").map((name) => name.replace(/"/g, "").trim().toLowerCase());
	const pointsFrom = columns.indexOf("mmx");
	const nameAt = columns.indexOf("roiname");
	if (pointsFrom < 0 || nameAt < 0) return {
		rois: [],
		refused: [{
			file,
			roiName: "",
			kind: "not-an-roi-file",
			detail: "lacks mmX or RoiName"
		}]
	};
	const records = lines.flatMap((line, index) => line.trim() === "" ? [] : [readLine(line, index + 2, {
		file,
		columns,
		nameAt,
		pointsFrom
	})]);
	return {
		rois: records.filter((record) => !isRefusal(record)),
		refused: records.filter(isRefusal)
	};
}
function readLine(line, number, layout) {
	const { file, columns, nameAt, pointsFrom } = layout;
	const cells = cellsOf(line, nameAt, columns.length);
	const name = cells[nameAt] ?? "";
	const cell = (...names) => {
		const found = columns.findIndex((column) => names.includes(column));
		return found < 0 ? void 0 : cells[found];
	};
	const value = (...names) => numberOf$2(cell(...names));
	const stated = value("numofpoints");
	const coordinates = cells.slice(pointsFrom).map(numberOf$2);
	const count = stated ?? Math.floor(coordinates.length / valuesAPoint);
	if (!(count >= 0) || coordinates.length < count * valuesAPoint) return {
		file,
		roiName: name,
		kind: "damaged",
		detail: `line ${number} has ${Math.floor(coordinates.length / valuesAPoint)} points and states ${stated ?? "none"}`
	};
	const whole = Array.from({ length: count }, (_, index) => coordinates.slice(index * valuesAPoint, (index + 1) * valuesAPoint)).map((point) => point.flatMap((coordinate) => coordinate ?? []));
	const imageIndex = value("imageno");
	const uid = cell("sopinstanceuid")?.trim();
	return horosRoi({
		file,
		name,
		comments: "",
		type: value("roitype"),
		pointsCorner: whole.map((point) => point.length < valuesAPoint ? void 0 : asPair(point.slice(3))),
		pointsLps: whole.map((point) => point.length < valuesAPoint ? void 0 : asLps(point)),
		image: {
			...uid && { sopInstanceUid: uid },
			...imageIndex !== void 0 && imageIndex >= 0 && { slicePosition: Math.trunc(imageIndex) + 1 }
		},
		values: valuesOf$1(value)
	});
}
/** Cells of a line; the name alone is quoted, and what is between its outermost quotes is taken as it stands. */
function cellsOf(line, nameAt, columnCount) {
	const plain = line.split(",");
	const open = line.indexOf("\"");
	if (open < 0) return plain;
	const before = line.slice(0, open).split(",");
	if (before.length - 1 !== nameAt) return plain.map((cell) => cell.replace(/^"|"$/g, ""));
	const rest = line.slice(open + 1);
	const close = [...rest.matchAll(/",/g)].map((match) => match.index).find((at) => {
		const cells = rest.slice(at + 2).split(",");
		return cells.length >= columnCount - nameAt - valuesAPoint - 2 && cells.every((cell) => /^\s*"?[-+0-9.eEnaif]*"?\s*$/.test(cell));
	});
	if (close === void 0) return plain.map((cell) => cell.replace(/^"|"$/g, ""));
	const after = rest.slice(close + 2).split(",").map((cell) => cell.replace(/"/g, ""));
	return [
		...before.slice(0, nameAt),
		rest.slice(0, close),
		...after
	];
}
function numberOf$2(text) {
	if (text === void 0 || text.trim() === "") return void 0;
	const value = Number(text);
	return Number.isFinite(value) ? value : void 0;
}
function valuesOf$1(value) {
	const areaCm2 = value("areacm2", "area");
	const found = {
		areaMm2: areaCm2 === void 0 ? void 0 : areaCm2 * cm2ToMm2$1,
		areaPx2: value("areapix2"),
		mean: value("roimean"),
		sd: value("roidev"),
		min: value("roimin"),
		max: value("roimax"),
		total: value("roitotal")
	};
	return Object.fromEntries(Object.entries(found).filter(([, one]) => one !== void 0));
}
// src/io/roiFiles/plist.ts
var deepest = 32;
var entities = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: "\"",
	apos: "'"
};
/**
* Reads an XML property list: the few elements that it can have, and nothing else of XML. Nothing is ever fetched or
* expanded: only the five entities of XML and character numbers stand for something, and a text that declares its own is
* refused. The same in every browser, in a worker and in Node. Never throws.
*/
function parsePlist(text) {
	const reader = new PlistReader(text);
	try {
		return ok(reader.readDocument());
	} catch (cause) {
		if (cause instanceof Broken) return err({
			detail: cause.message,
			offset: cause.offset
		});
		throw cause;
	}
}
var Broken = class extends Error {
	offset;
	constructor(message, offset) {
		super(message);
		this.offset = offset;
	}
};
var PlistReader = class {
	text;
	at = 0;
	constructor(text) {
		this.text = text;
	}
	readDocument() {
		const tag = this.nextTag();
		if (tag.isEnd || tag.name !== "plist") throw new Broken(`begins with <${tag.name}>, not with <plist>`, tag.offset);
		if (tag.isEmpty) throw new Broken("holds nothing", tag.offset);
		const first = this.nextTag();
		if (first.isEnd) throw new Broken("holds nothing", first.offset);
		const value = this.readValue(first, 0);
		const end = this.nextTag();
		if (!end.isEnd || end.name !== "plist") throw new Broken("holds more than one value", end.offset);
		return value;
	}
	readValue(tag, depth) {
		if (depth > deepest) throw new Broken("is nested too deeply", tag.offset);
		switch (tag.name) {
			case "dict": return tag.isEmpty ? /* @__PURE__ */ new Map() : this.readDict(depth);
			case "array": return tag.isEmpty ? [] : this.readArray(depth);
			case "true":
			case "false":
				if (!tag.isEmpty) this.readText(tag.name);
				return tag.name === "true";
			case "integer":
			case "real": return this.readNumber(tag);
			case "string":
			case "date":
			case "data": return tag.isEmpty ? "" : this.readText(tag.name);
			default: throw new Broken(`has an unknown element <${tag.name}>`, tag.offset);
		}
	}
	readDict(depth) {
		const dict = /* @__PURE__ */ new Map();
		for (let tag = this.nextTag();; tag = this.nextTag()) {
			if (tag.isEnd && tag.name === "dict") return dict;
			if (tag.isEnd || tag.name !== "key") throw new Broken("lacks a key in a dictionary", tag.offset);
			const key = tag.isEmpty ? "" : this.readText("key");
			const value = this.nextTag();
			if (value.isEnd) throw new Broken(`lacks the value of "${key.slice(0, 40)}"`, value.offset);
			dict.set(key, this.readValue(value, depth + 1));
		}
	}
	readArray(depth) {
		const items = [];
		for (let tag = this.nextTag();; tag = this.nextTag()) if (!tag.isEnd) items.push(this.readValue(tag, depth + 1));
		else if (tag.name === "array") return items;
		else throw new Broken(`closes <${tag.name}> inside an array`, tag.offset);
	}
	readNumber(tag) {
		const text = tag.isEmpty ? "" : this.readText(tag.name).trim();
		const value = /^[+-]?(nan|inf|infinity)$/i.test(text) ? NaN : Number(text);
		if (text === "" || Number.isNaN(value) && !/nan|inf/i.test(text)) throw new Broken(`has "${text.slice(0, 20)}" for a number`, tag.offset);
		return value;
	}
	/** Text up to the end of its element, which it passes. */
	readText(name) {
		const parts = [];
		for (;;) {
			const open = this.text.indexOf("<", this.at);
			if (open < 0) throw new Broken(`ends inside <${name}>`, this.text.length);
			parts.push(this.decode(this.text.slice(this.at, open), this.at));
			this.at = open;
			if (this.text.startsWith("<![CDATA[", open)) parts.push(this.upTo("]]>", 9));
			else if (this.text.startsWith("<!--", open)) this.upTo("-->", 4);
			else {
				const tag = this.nextTag();
				if (tag.isEnd && tag.name === name) return parts.join("");
				throw new Broken(`has <${tag.name}> inside <${name}>`, tag.offset);
			}
		}
	}
	decode(text, offset) {
		if (!text.includes("&")) return text;
		return text.replace(/&([^;&]{0,12})(;?)/g, (whole, name, end) => {
			const known = entities[name];
			if (end === ";" && known !== void 0) return known;
			const digits = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
			const code = digits ? Number.parseInt(digits[1] ?? digits[2] ?? "", digits[1] === void 0 ? 10 : 16) : NaN;
			if (end !== ";" || !(code > 0 && code <= 1114111)) throw new Broken(`has an entity "${whole.slice(0, 14)}"`, offset);
			return String.fromCodePoint(code);
		});
	}
	/** The next element's tag; white space, comments, the declaration and a plain DOCTYPE are passed over. */
	nextTag() {
		for (;;) {
			while (/\s/.test(this.text.charAt(this.at))) this.at += 1;
			const offset = this.at;
			if (this.text.startsWith("<!--", offset)) this.upTo("-->", 4);
			else if (this.text.startsWith("<?", offset)) this.upTo("?>", 2);
			else if (this.text.startsWith("<!DOCTYPE", offset)) {
				if (this.upTo(">", 9).includes("[")) throw new Broken("declares its own entities", offset);
			} else return this.readTag(offset);
		}
	}
	readTag(offset) {
		const found = /^<(\/?)([A-Za-z]{1,20})((?:\s[^<>]{0,200})?\/?)>/.exec(this.text.slice(offset, offset + 300));
		if (!found) throw new Broken(offset >= this.text.length ? "ends too early" : "has text where an element should be", offset);
		this.at = offset + found[0].length;
		const rest = found[3] ?? "";
		return {
			name: found[2] ?? "",
			isEnd: found[1] === "/",
			isEmpty: rest.endsWith("/"),
			offset
		};
	}
	/** What stands up to a mark, which is passed; `skip` characters at the start belong to the opening. */
	upTo(mark, skip) {
		const start = this.at + skip;
		const end = this.text.indexOf(mark, start);
		if (end < 0) throw new Broken(`lacks "${mark}"`, this.at);
		this.at = end + mark.length;
		return this.text.slice(start, end);
	}
};
// src/io/roiFiles/readHorosXml.ts
var cm2ToMm2 = 100;
/** An export of OsiriX with values and points of a whole study; far above any set of ROIs. */
var largestXmlBytes = 67108864;
/**
* Reads ROIs out of an XML property list of Horos or OsiriX: one ROI or "ROI array" as its ROI windows export and its
* "Import ROI(s)" opens, and the "Images" of the plugin Export ROIs. Points count from the corner of the top-left pixel.
*/
function readHorosXml(bytes, file) {
	const refuse = (kind, detail) => ({
		rois: [],
		refused: [{
			file,
			roiName: "",
			kind,
			detail
		}]
	});
	if (bytes.length > largestXmlBytes) return refuse("too-large", `${bytes.length} bytes`);
	const parsed = parsePlist(decodeText(bytes));
	if (!parsed.ok) return refuse("damaged", `${parsed.error.detail} (at character ${parsed.error.offset})`);
	const root = parsed.value;
	if (!isDict(root)) return refuse("not-an-roi-file", "a property list without ROIs");
	const records = recordsOf(root, file);
	if (!records) return refuse("not-an-roi-file", "a property list without ROIs");
	return {
		rois: records.filter((record) => !isRefusal(record)),
		refused: records.filter(isRefusal)
	};
}
function decodeText(bytes) {
	const encoding = bytes[0] === 255 && bytes[1] === 254 ? "utf-16le" : bytes[0] === 254 && bytes[1] === 255 ? "utf-16be" : "utf-8";
	return new TextDecoder(encoding).decode(bytes);
}
function recordsOf(root, file) {
	const images = root.get("Images");
	if (isList(images)) return images.filter(isDict).flatMap((image) => ofImage(image, file));
	const array = root.get("ROI array");
	if (isList(array)) return array.filter(isDict).map((one) => nativeRoi(one, file));
	return root.has("ROIPoints") ? [nativeRoi(root, file)] : void 0;
}
/** As the ROI window writes it: name, comments, points, and a summary of values. */
function nativeRoi(one, file) {
	const points = listOf(one.get("ROIPoints")).map((text) => asPair(placeOf(text)));
	const summary = one.get("DataSummary");
	const slice = numberOf$1(one.get("Slice"));
	return horosRoi({
		file,
		name: textOf(one.get("Name")),
		comments: textOf(one.get("Comments")),
		type: void 0,
		pointsCorner: points,
		pointsLps: [],
		image: { ...slice !== void 0 && slice >= 1 && { slicePosition: Math.trunc(slice) } },
		values: isDict(summary) ? valuesOf(summary) : {}
	});
}
/** As the plugin Export ROIs writes the ROIs of one image; some versions add UIDs. */
function ofImage(image, file) {
	const index = numberOf$1(image.get("ImageIndex"));
	return listOf(image.get("ROIs")).filter(isDict).map((one) => {
		const uid = textOf(one.get("SOPInstanceUID")) || textOf(image.get("SOPInstanceUID"));
		return horosRoi({
			file,
			name: textOf(one.get("Name")),
			comments: textOf(one.get("Comments")),
			type: numberOf$1(one.get("Type")),
			pointsCorner: listOf(one.get("Point_px")).map((text) => asPair(placeOf(text))),
			pointsLps: listOf(one.get("Point_mm")).map((text) => asLps(placeOf(text))),
			image: {
				...uid !== "" && { sopInstanceUid: uid },
				...index !== void 0 && index >= 0 && { slicePosition: Math.trunc(index) + 1 }
			},
			values: valuesOf(one)
		});
	});
}
function valuesOf(from) {
	const value = (...keys) => keys.map((key) => numberOf$1(from.get(key))).find((found) => found !== void 0);
	const areaCm2 = value("AreaCM2", "AreaCm2", "Area");
	const areaPx2 = value("AreaPIX2", "AreaPix2");
	return withoutUndefined$1({
		areaMm2: areaCm2 === void 0 ? void 0 : areaCm2 * cm2ToMm2,
		areaPx2,
		mean: value("Mean"),
		sd: value("Dev"),
		min: value("Min"),
		max: value("Max"),
		total: value("Total")
	});
}
function withoutUndefined$1(values) {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== void 0 && Number.isFinite(value)));
}
function isDict(value) {
	return value instanceof Map;
}
function isList(value) {
	return Array.isArray(value);
}
function listOf(value) {
	return isList(value) ? value : [];
}
function textOf(value) {
	return typeof value === "string" ? value : "";
}
/** Numbers also where the file has them as text. */
function numberOf$1(value) {
	const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
	return typeof number === "number" && Number.isFinite(number) ? number : void 0;
}
// src/io/roiFiles/ownProps.ts
var reasons = [
	"oedema",
	"haemorrhage",
	"inflammation",
	"vessel",
	"artefact",
	"other"
];
/** Reads them back; anything that is not as we write it is as if it were not there. */
function ownPropsOf(props, rings) {
	const textOf = (key) => {
		return props.split(/\r?\n/).find((text) => text.startsWith(`${key}:`))?.slice(key.length + 1).trim();
	};
	const image = imageOf(textOf(ownProps.image));
	const text = textOf(ownProps.shape);
	const stored = text === void 0 ? void 0 : shapeOf(text);
	if (!stored) return {
		image,
		isStale: false
	};
	return stored.sum === checkSum(rings) ? {
		image,
		shape: stored.shape,
		isStale: false
	} : {
		image,
		isStale: true
	};
}
function imageOf(text) {
	const [, sopInstanceUid, frame] = /^([0-9.]{1,64})#(\d{1,6})$/.exec(text ?? "") ?? [];
	return sopInstanceUid === void 0 ? {} : {
		sopInstanceUid,
		frame: Number(frame)
	};
}
function shapeOf(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return;
	}
	if (!isRecord$1(value)) return void 0;
	const { sum, outlinePx, exclusions } = value;
	if (typeof sum !== "number" || !isRing(outlinePx) || !Array.isArray(exclusions)) return void 0;
	const read = exclusions.flatMap((one) => {
		if (!isRecord$1(one) || !isRing(one["verticesPx"])) return [];
		const reason = reasons.find((known) => known === one["reason"]);
		return reason ? [{
			verticesPx: one["verticesPx"],
			reason
		}] : [];
	});
	if (read.length < exclusions.length) return void 0;
	if (read.reduce((sum, { verticesPx }) => sum + verticesPx.length, outlinePx.length) > 1e4) return void 0;
	return {
		sum,
		shape: {
			outlinePx,
			exclusions: read
		}
	};
}
function isRecord$1(value) {
	return typeof value === "object" && value !== null;
}
function isRing(value) {
	return Array.isArray(value) && value.length >= 3 && value.every((point) => Array.isArray(point) && point.length === 2 && point.every(Number.isFinite));
}
/** Of every coordinate as the file has it (float32, corner), in order: FNV-1a over the bits. */
function checkSum(rings) {
	const bits = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(4));
	let sum = 2166136261;
	const take = (word) => {
		sum = Math.imul(sum ^ word, 16777619) >>> 0;
	};
	for (const ring of rings) {
		const asStored = ring.map(([x, y]) => [Math.fround(x + cornerToCentrePx), Math.fround(y + cornerToCentrePx)]);
		const vertices = normaliseRing(asStored);
		take(vertices.length);
		for (const value of vertices.flat()) {
			bits.setFloat32(0, value);
			for (let byte = 0; byte < 4; byte++) take(bits.getUint8(byte));
		}
	}
	return sum;
}
// src/domain/polygon/polygonIncludesPoint.ts
/**
* Whether a point lies inside a ring, by the rule of the measurement: even-odd, decided exactly.
*
* On a left or top edge is inside, on a right or bottom edge outside, so that of two areas with a common edge
* exactly one has the point. MEASUREMENT.md section 3.
*/
function polygonIncludesPoint(ring, [column, row]) {
	let isInside = false;
	let before = ring.at(-1);
	for (const vertex of ring) {
		if (before !== void 0 && before[1] <= row !== vertex[1] <= row) {
			const [upper, lower] = before[1] < vertex[1] ? [before, vertex] : [vertex, before];
			if (orientationSign(upper[0], upper[1], lower[0], lower[1], column, row) <= 0) isInside = !isInside;
		}
		before = vertex;
	}
	return isInside;
}
// src/domain/roiFiles/nestRings.ts
/**
* Tells the outline from its exclusions by how deep rings lie inside each other, whatever their order and direction: a
* ring in no other is an outline, one in an outline an exclusion. Rings may touch; they must not cross. More than one
* outline, or a ring inside an exclusion (an island), is refused: it is no single ROI.
*
* Rings are open, without repeated vertices, and enclose something.
*/
function nestRings(rings) {
	const boxes = rings.map(boxOf);
	const crossing = firstCrossing(rings, boxes);
	if (crossing) return err({
		kind: "parts-cross",
		atPx: crossing
	});
	const depths = [];
	for (const [at, ring] of rings.entries()) {
		let depth = 0;
		for (const [other, around] of rings.entries()) {
			if (other === at || !meets(boxes[at], boxes[other])) continue;
			const witness = offBoundary(ring, around);
			if (!witness) return err({
				kind: "parts-cross",
				atPx: ring[0] ?? [0, 0]
			});
			if (polygonIncludesPoint(around, witness)) depth++;
		}
		depths.push(depth);
	}
	const outers = rings.filter((_, at) => depths[at] === 0);
	const [outer] = outers;
	if (!outer) return err({ kind: "nothing-inside" });
	if (outers.length > 1) return err({
		kind: "several-parts",
		parts: outers.length
	});
	const island = rings.find((_, at) => (depths[at] ?? 0) > 1);
	if (island) return err({
		kind: "island-in-hole",
		atPx: island[0] ?? [0, 0]
	});
	return ok({
		outer,
		holes: rings.filter((_, at) => depths[at] === 1)
	});
}
function boxOf(ring) {
	let [left, top, right, bottom] = [
		Infinity,
		Infinity,
		-Infinity,
		-Infinity
	];
	for (const [column, row] of ring) {
		left = Math.min(left, column);
		top = Math.min(top, row);
		right = Math.max(right, column);
		bottom = Math.max(bottom, row);
	}
	return [
		left,
		top,
		right,
		bottom
	];
}
function meets(a, b) {
	return !!a && !!b && a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}
function edgesOf(ring) {
	return ring.map((to, at) => {
		const from = ring.at(at - 1) ?? to;
		return {
			from,
			to,
			box: boxOf([from, to])
		};
	});
}
function firstCrossing(rings, boxes) {
	const edges = rings.map(edgesOf);
	for (const [at, own] of edges.entries()) for (let other = at + 1; other < edges.length; other++) {
		if (!meets(boxes[at], boxes[other])) continue;
		const place = crossingOfEdges(own, edges[other] ?? []);
		if (place) return place;
	}
}
function crossingOfEdges(some, others) {
	for (const a of some) for (const b of others) {
		if (!meets(a.box, b.box)) continue;
		const contact = segmentContact(a.from, a.to, b.from, b.to);
		if (contact?.kind === "proper-crossing") return contact.atPx;
	}
}
/** A point of a ring that does not lie on another ring. */
function offBoundary(ring, other) {
	const edges = edgesOf(other);
	const isOff = (point) => !edges.some((edge) => isOn(point, edge));
	const vertex = ring.find(isOff);
	if (vertex) return vertex;
	return edgesOf(ring).map(({ from, to }) => [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]).find(isOff);
}
function isOn(point, { from, to, box }) {
	if (!meets([
		point[0],
		point[1],
		point[0],
		point[1]
	], box)) return false;
	return orientationSign(from[0], from[1], to[0], to[1], point[0], point[1]) === 0;
}
// src/io/roiFiles/readComposite.ts
/**
* What of the rings of a composite ROI is outline and what hole: told by how they lie in each other, never by their
* order. A part that encloses nothing is left out and said.
*/
function nestComposite(rings) {
	const filled = rings.filter((ring) => ring.length >= 3 && polygonAreaPx2(ring) > 0);
	const nested = nestRings(filled);
	if (!nested.ok) return err(faultOf(nested.error));
	const { outer, holes } = nested.value;
	const notes = filled.length < rings.length ? ["empty-part-left-out"] : [];
	return ok({
		outlinePx: outer,
		holesPx: holes,
		notes
	});
}
function faultOf(problem) {
	switch (problem.kind) {
		case "several-parts": return {
			kind: "several-parts",
			detail: `${problem.parts} parts`
		};
		case "nothing-inside": return {
			kind: "nothing-inside",
			detail: ""
		};
		case "island-in-hole":
		case "parts-cross": return {
			kind: problem.kind,
			detail: `at ${problem.atPx.map((value) => value.toFixed(1)).join(", ")} px`
		};
	}
}
/**
* The rings of a composite's path (java.awt path segments as float32), normalised. A part that was not closed counts as
* if it were: so ImageJ fills it.
*/
function readComposite(view) {
	const floats = view.getInt32(at.shapeFloats);
	const end = 64 + 4 * floats;
	if (end > view.byteLength) return err({
		kind: "damaged",
		detail: `ends at byte ${view.byteLength}, its path at ${end}`
	});
	if (floats > 4e4) return err({
		kind: "too-large",
		detail: `a path of ${floats} numbers`
	});
	const rings = [];
	let place = 64;
	while (place < end) {
		const code = view.getFloat32(place);
		const here = place;
		place += 4;
		if (code === segment.close) continue;
		if (code === segment.quadTo || code === segment.cubicTo) return err({
			kind: "curved",
			detail: `curved path at byte ${here}`
		});
		if (code !== segment.moveTo && code !== segment.lineTo || place + 8 > end) return err({
			kind: "damaged",
			detail: `path at byte ${here}`
		});
		const vertex = [view.getFloat32(place) - cornerToCentrePx, view.getFloat32(place + 4) - cornerToCentrePx];
		place += 8;
		if (!vertex.every(Number.isFinite)) return err({
			kind: "damaged",
			detail: `path at byte ${here}`
		});
		const ring = rings.at(-1);
		if (code === segment.moveTo) rings.push([vertex]);
		else if (ring) ring.push(vertex);
		else return err({
			kind: "damaged",
			detail: `path at byte ${here}`
		});
	}
	return ok(rings.map((ring) => normaliseRing(ring)));
}
// src/io/roiFiles/readRoiTexts.ts
/** More than any name or set of properties that was ever useful. */
var longestText = 2e6;
/** Name and properties of a .roi file; empty where it has none, or where they lie beyond its end. */
function readRoiTexts(view) {
	const header2 = view.getInt32(at.header2);
	if (header2 < 64 || header2 + 64 > view.byteLength) return {
		name: "",
		props: ""
	};
	const text = (offsetAt, lengthAt) => readUtf16(view, view.getInt32(header2 + offsetAt), view.getInt32(header2 + lengthAt));
	return {
		name: text(at2.nameOffset, at2.nameLength),
		props: text(at2.propsOffset, at2.propsLength)
	};
}
function readUtf16(view, offset, length) {
	if (offset < 64 || length <= 0 || length > longestText) return "";
	if (offset + 2 * length > view.byteLength) return "";
	const parts = [];
	for (let index = 0; index < length; index++) parts.push(String.fromCharCode(view.getUint16(offset + 2 * index)));
	return parts.join("");
}
// src/io/roiFiles/readImageJRoi.ts
/**
* Reads one ImageJ .roi file: polygon, freehand, traced, rectangle, ellipse and rotated rectangle (which the file holds
* as vertices) and composites, sub-pixel or whole-number, of every version. Refused, with the reason: lines, points,
* ovals and rounded rectangles (their border is computed, not stored), and whatever contradicts itself. Never throws.
*/
function readImageJRoi(bytes, file) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const fault = beginsWrong(bytes);
	if (fault) return err({
		file,
		roiName: "",
		...fault
	});
	const texts = readRoiTexts(view);
	const fallback = file.slice(file.lastIndexOf("/") + 1).replace(/\.roi$/i, "");
	const name = texts.name || fallback;
	const rings = view.getInt32(at.shapeFloats) > 0 ? readComposite(view) : void 0;
	if (rings?.ok === false) return err({
		file,
		roiName: name,
		...rings.error
	});
	const own = ownPropsOf(texts.props, rings?.value ?? []);
	const ownShape = rings && own.shape;
	const shape = ownShape ? ok(asShape(ownShape)) : rings ? nestComposite(rings.value) : readShape(view);
	if (!shape.ok) return err({
		file,
		roiName: name,
		...shape.error
	});
	const { outlinePx, holesPx, notes } = shape.value;
	const slicePosition = readPosition(view);
	return ok({
		program: "imagej",
		file,
		name,
		outlinePx,
		exclusions: ownShape?.exclusions ?? holesPx.map((verticesPx) => ({
			verticesPx,
			reason: "other"
		})),
		image: {
			...own.image,
			...slicePosition > 0 && { slicePosition }
		},
		values: {},
		notes: [...notes, ...own.isStale ? ["edited-elsewhere"] : []]
	});
}
/** A shape that was saved from here: its exclusions come with their reasons. */
function asShape({ outlinePx }) {
	return {
		outlinePx,
		holesPx: [],
		notes: []
	};
}
function beginsWrong(bytes) {
	if (bytes[0] === 4 && bytes[1] === 11) return {
		kind: "native-archive",
		detail: "typedstream"
	};
	if (bytes.length < 4 || String.fromCharCode(...bytes.subarray(0, 4)) !== "Iout") return {
		kind: "not-an-roi-file",
		detail: "does not begin with \"Iout\""
	};
	if (bytes.length > 5242880) return {
		kind: "too-large",
		detail: `${bytes.length} bytes`
	};
	if (bytes.length < 64) return {
		kind: "damaged",
		detail: `ends at byte ${bytes.length} of its header`
	};
}
function readPosition(view) {
	const header2 = view.getInt32(at.header2);
	const ofStack = header2 >= 64 && header2 + 64 <= view.byteLength ? view.getInt32(header2 + at2.zPosition) || view.getInt32(header2 + at2.tPosition) : 0;
	return ofStack > 0 ? ofStack : view.getInt32(at.position);
}
function readShape(view) {
	const type = view.getUint8(at.type);
	const subtype = view.getUint16(at.subtype);
	const name = types[type];
	if (name === void 0) return err({
		kind: "damaged",
		detail: `type ${type} at byte ${at.type}`
	});
	if (subtype === subtypes.text || subtype === subtypes.image) return err({
		kind: "not-an-area",
		detail: subtype === subtypes.text ? "text" : "image"
	});
	switch (name) {
		case "polygon":
		case "freehand":
		case "traced": return readVertices(view);
		case "rectangle": return readRectangle(view);
		case "oval": return err({
			kind: "curved",
			detail: "oval"
		});
		default: return err({
			kind: "not-an-area",
			detail: name
		});
	}
}
function isSubPixel(view) {
	return view.getUint16(at.version) >= 222 && (view.getUint16(at.options) & options.subPixel) !== 0;
}
function readVertices(view) {
	const count = view.getUint16(at.count) || view.getInt32(at.longCount);
	if (count <= 0) return err({
		kind: "damaged",
		detail: `no vertices at byte ${at.count}`
	});
	if (count > 1e4) return err({
		kind: "too-large",
		detail: `${count} vertices`
	});
	const isFloat = isSubPixel(view);
	const needed = 64 + count * (isFloat ? 12 : 4);
	if (view.byteLength < needed) return err({
		kind: "damaged",
		detail: `ends at byte ${view.byteLength}, its ${count} vertices at ${needed}`
	});
	const [left, top] = [view.getInt16(at.left), view.getInt16(at.top)];
	const vertices = Array.from({ length: count }, (_, index) => {
		if (isFloat) {
			const x = 64 + 4 * count + 4 * index;
			return [view.getFloat32(x) - cornerToCentrePx, view.getFloat32(x + 4 * count) - cornerToCentrePx];
		}
		const x = Math.max(0, view.getInt16(64 + 2 * index));
		const y = Math.max(0, view.getInt16(64 + 2 * count + 2 * index));
		return [left + x - cornerToCentrePx, top + y - cornerToCentrePx];
	});
	const bad = vertices.findIndex(([x, y]) => !Number.isFinite(x) || !Number.isFinite(y));
	if (bad >= 0) return err({
		kind: "damaged",
		detail: `vertex ${bad + 1} is no number`
	});
	const notes = [];
	if (vertices.every(isOnCorner)) notes.push("integer-vertices");
	if ((view.getUint16(at.options) & options.splineFit) !== 0) notes.push("spline");
	return ok({
		outlinePx: normaliseRing(vertices),
		holesPx: [],
		notes
	});
}
function isOnCorner([column, row]) {
	return Number.isInteger(column + .5) && Number.isInteger(row + .5);
}
function readRectangle(view) {
	if (view.getInt16(at.arcSize) > 0) return err({
		kind: "curved",
		detail: "rounded rectangle"
	});
	const isFloat = isSubPixel(view) && view.getUint16(at.version) >= 223;
	const [left, top, width, height] = isFloat ? [
		view.getFloat32(at.x),
		view.getFloat32(at.y),
		view.getFloat32(at.width),
		view.getFloat32(at.height)
	] : [
		view.getInt16(at.left),
		view.getInt16(at.top),
		view.getInt16(at.right) - view.getInt16(at.left),
		view.getInt16(at.bottom) - view.getInt16(at.top)
	];
	if (![left, top].every(Number.isFinite) || !(width > 0) || !(height > 0)) return err({
		kind: "damaged",
		detail: `bounds at byte ${isFloat ? at.x : at.top}`
	});
	const [x, y] = [left - cornerToCentrePx, top - cornerToCentrePx];
	const outlinePx = [
		[x, y],
		[x + width, y],
		[x + width, y + height],
		[x, y + height]
	];
	const isWhole = outlinePx.every(isOnCorner);
	return ok({
		outlinePx,
		holesPx: [],
		notes: [isWhole ? "integer-vertices" : "sub-pixel-rectangle"]
	});
}
// src/io/roiFiles/zipSums.ts
var endSignature = 101010256;
var entrySignature = 33639248;
var endBytes = 22;
var entryBytes = 46;
var longestComment = 65535;
/**
* The CRC-32 that a zip's directory states for each of its files, by name. fflate unpacks without checking it, and one
* wrong byte of a vertex would go unnoticed. Empty where there is no directory; unpacking then fails by itself.
*/
function zipSums(bytes) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const sums = /* @__PURE__ */ new Map();
	const end = endOf(view);
	if (end === void 0) return sums;
	let at = view.getUint32(end + 16, true);
	for (let left = view.getUint16(end + 10, true); left > 0; left--) {
		if (at + entryBytes > view.byteLength || view.getUint32(at, true) !== entrySignature) break;
		const isUtf8 = (view.getUint16(at + 8, true) & 2048) !== 0;
		const [nameBytes, extraBytes, commentBytes] = [
			28,
			30,
			32
		].map((offset) => view.getUint16(at + offset, true));
		const name = bytes.subarray(at + entryBytes, at + entryBytes + (nameBytes ?? 0));
		sums.set(isUtf8 ? new TextDecoder().decode(name) : latin1(name), view.getUint32(at + 16, true));
		at += entryBytes + (nameBytes ?? 0) + (extraBytes ?? 0) + (commentBytes ?? 0);
	}
	return sums;
}
/** Byte for byte, as fflate names files that are not marked as UTF-8. */
function latin1(bytes) {
	return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}
function endOf(view) {
	const last = view.byteLength - endBytes;
	for (let at = last; at >= Math.max(0, last - longestComment); at--) if (view.getUint32(at, true) === endSignature) return at;
}
/** CRC-32 as zip uses it. Without a table: sets of ROIs are small. */
function crc32(bytes) {
	let sum = -1;
	for (const byte of bytes) {
		sum ^= byte;
		for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? sum >>> 1 ^ 3988292384 : sum >>> 1;
	}
	return ~sum >>> 0;
}
// src/io/roiFiles/roiSet.ts
/** Far more than the ROIs of a study; a zip that lists more is a fault or an attack. */
var mostEntries = 2e4;
var mostBytes = 268435456;
/** Before anything of a file was unpacked. */
function startBudget() {
	return {
		files: mostEntries,
		bytes: mostBytes
	};
}
/**
* The files in a zip, folders left out. Refused before anything is unpacked where it claims too much; refused, not
* thrown, where it is damaged.
*/
function openRoiSet(bytes, file, left = startBudget()) {
	let entries = 0;
	let total = 0;
	let tooMuch = false;
	const names = /* @__PURE__ */ new Set();
	let opened;
	try {
		opened = unzipSync(bytes, { filter: ({ originalSize, name }) => {
			entries += 1;
			total += originalSize;
			tooMuch ||= entries > left.files || total > left.bytes;
			if (tooMuch || name.endsWith("/")) return false;
			if (names.has(name)) throw new Error(`it has two files named "${name.slice(0, 80)}"`);
			if (name === "__proto__") throw new Error("it has a file named \"__proto__\", which cannot be unpacked");
			names.add(name);
			return true;
		} });
	} catch (cause) {
		const detail = cause instanceof Error ? cause.message : String(cause);
		return err({
			file,
			roiName: "",
			kind: "damaged",
			detail
		});
	}
	if (tooMuch) return err({
		file,
		roiName: "",
		kind: "too-large",
		detail: `${entries} files, ${total} bytes`
	});
	left.files -= entries;
	left.bytes -= total;
	const sums = zipSums(bytes);
	return ok(Object.entries(opened).filter(([path]) => !/(^|\/)(__MACOSX\/|\._|\.DS_Store$)/.test(path)).map(([path, content]) => ({
		path,
		bytes: content,
		isSound: isSound(sums.get(path), content)
	})));
}
/** A sum that the directory does not have cannot be checked. */
function isSound(sum, content) {
	return sum === void 0 || sum === crc32(content);
}
// src/io/roiFiles/readRoiFile.ts
/**
* Reads one file of ROIs of another program, whatever it is by its content: an ImageJ .roi, a zip of files (RoiSet.zip, or
* several XML files), a Horos or OsiriX XML or CSV. Everything that is not taken comes back with its reason. Never throws.
*/
function readRoiFile(bytes, file) {
	return isZip(bytes) ? readSet(bytes, file, 0, startBudget()) : readSingle(bytes, file);
}
function isZip(bytes) {
	return bytes[0] === 80 && bytes[1] === 75;
}
/** A zip, and zips in it: a study is saved as a set of sets. */
function readSet(bytes, file, depth, left) {
	const opened = openRoiSet(bytes, file, left);
	if (!opened.ok) return {
		rois: [],
		refused: [opened.error]
	};
	if (opened.value.length === 0) return refused(file, "not-an-roi-file", "an empty zip");
	const rois = [];
	const refusals = [];
	for (const { path, bytes: content, isSound } of opened.value) {
		const inside = `${file}/${path}`;
		if (!isSound) {
			refusals.push({
				file: inside,
				roiName: "",
				kind: "damaged",
				detail: "its check sum differs"
			});
			continue;
		}
		const read = isZip(content) && depth === 0 ? readSet(content, inside, 1, left) : readSingle(content, inside);
		rois.push(...read.rois);
		refusals.push(...read.refused);
	}
	return {
		rois,
		refused: refusals
	};
}
function readSingle(bytes, file) {
	if (bytes.length === 0) return refused(file, "damaged", "an empty file");
	const start = new TextDecoder("latin1").decode(bytes.subarray(0, 400));
	if (start.startsWith("bplist")) return refused(file, "native-archive", "binary property list");
	if (/^(\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)?\s*<\0?[?!p]/.test(start) || start.startsWith("þÿ\0<")) {
		const read = readHorosXml(bytes, file);
		return {
			...read,
			rois: joinExclusions(read.rois)
		};
	}
	if (isHorosCsv(start.replace(/^\xEF\xBB\xBF/, ""))) return readHorosCsv(bytes, file);
	const roi = readImageJRoi(bytes, file);
	return roi.ok ? {
		rois: [roi.value],
		refused: []
	} : {
		rois: [],
		refused: [roi.error]
	};
}
function refused(file, kind, detail) {
	return {
		rois: [],
		refused: [{
			file,
			roiName: "",
			kind,
			detail
		}]
	};
}
// src/cli/measure/roiFile.ts
/**
* Reads ROIs from JSON: `{ "rois": [{ "name", "outline": [[column, row], ...], "exclusions": [[[column, row], ...], ...],
* "image": { "sopInstanceUid", "frame", "file" } }] }`, or the list of them alone. `outlinePx` is read as `outline`; an exclusion may
* be `{ "outline", "reason" }`. Coordinates are pixels from the centre of the top-left one; with `"origin": "corner"` beside
* `rois` they count from its corner, as in ImageJ and DICOM, and 0.5 is taken off.
*/
function readRoiJson(text) {
	let parsed;
	try {
		parsed = JSON.parse(text.replace(/^\uFEFF/, ""));
	} catch (cause) {
		return err(`It is no JSON: ${cause instanceof Error ? cause.message : String(cause)}`);
	}
	const list = Array.isArray(parsed) ? parsed : isRecord(parsed) ? parsed["rois"] : void 0;
	if (!Array.isArray(list)) return err("It has no list \"rois\".");
	const origin = isRecord(parsed) ? parsed["origin"] ?? "centre" : "centre";
	if (origin !== "centre" && origin !== "corner") return err("\"origin\" is neither \"centre\" nor \"corner\".");
	const shift = origin === "corner" ? .5 : 0;
	const rois = [];
	for (const [index, entry] of list.entries()) {
		const roi = readRoi(entry, index, shift);
		if (!roi.ok) return roi;
		rois.push(roi.value);
	}
	return rois.length === 0 ? err("It holds no ROI.") : ok(rois);
}
function readRoi(entry, index, shift) {
	const place = `ROI ${index + 1}`;
	if (!isRecord(entry)) return err(`${place} is no object.`);
	const name = typeof entry["name"] === "string" && entry["name"] !== "" ? entry["name"] : place;
	const outline = readRing(entry["outline"] ?? entry["outlinePx"], shift);
	if (!outline) return err(`${place} (${name}) has no "outline" of [column, row] pairs of numbers.`);
	const given = entry["exclusions"] ?? [];
	if (!Array.isArray(given)) return err(`${place} (${name}): "exclusions" is no list.`);
	const exclusions = [];
	for (const [number, one] of given.entries()) {
		const ring = readRing(isRecord(one) ? one["outline"] ?? one["verticesPx"] : one, shift);
		if (!ring) return err(`${place} (${name}): exclusion ${number + 1} has no [column, row] pairs of numbers.`);
		const said = isRecord(one) ? one["reason"] : void 0;
		exclusions.push({
			verticesPx: ring,
			reason: exclusionReasons.find((reason) => reason === said) ?? "other"
		});
	}
	const image = readImage(entry["image"]);
	return image.ok ? ok({
		name,
		outlinePx: outline,
		exclusions,
		image: image.value
	}) : err(`${place} (${name}): ${image.error}`);
}
function readImage(given) {
	if (given === void 0) return ok({});
	if (typeof given === "string") return ok({ file: given });
	if (!isRecord(given)) return err("\"image\" is neither a text nor an object.");
	const { sopInstanceUid, frame, file } = given;
	if (sopInstanceUid !== void 0 && typeof sopInstanceUid !== "string") return err("\"image.sopInstanceUid\" is no text.");
	if (file !== void 0 && typeof file !== "string") return err("\"image.file\" is no text.");
	if (frame !== void 0 && !(typeof frame === "number" && Number.isInteger(frame) && frame >= 0)) return err("\"image.frame\" is no whole number from 0.");
	return ok({
		...sopInstanceUid !== void 0 && { sopInstanceUid },
		...frame !== void 0 && { frame },
		...file !== void 0 && { file }
	});
}
function readRing(given, shift) {
	if (!Array.isArray(given)) return void 0;
	const ring = [];
	for (const point of given) {
		const [column, row] = Array.isArray(point) && point.length === 2 ? point : [];
		if (typeof column !== "number" || typeof row !== "number") return void 0;
		ring.push([column - shift, row - shift]);
	}
	return ring;
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
// src/cli/measure/requestedRois.ts
var noteWords = {
	"integer-vertices": "its vertices lie on corners of pixels",
	spline: "the other program drew a spline through its vertices; measured is the polygon",
	"sub-pixel-rectangle": "a rectangle with parts of pixels",
	"empty-part-left-out": "a part that encloses nothing was left out",
	"edited-elsewhere": "it was saved with exclusions and changed since",
	"type-not-said": "the file does not say whether it is closed; it is taken as closed"
};
var refusalWords = {
	"not-an-roi-file": "it is no file of ROIs",
	damaged: "the file is damaged",
	"too-large": "it is too large",
	"native-archive": "it is a program archive; export it as XML",
	"not-an-area": "it encloses nothing",
	curved: "its border is curved, and the file has no vertices of it",
	painted: "it was painted and has no outline",
	"several-parts": "it has several parts",
	"island-in-hole": "it has an island in a hole",
	"parts-cross": "its parts cross",
	"nothing-inside": "nothing is inside"
};
/** Reads ROIs, whatever the file is by its content: our JSON, or a file of ImageJ, Horos or OsiriX. */
function requestedRois(bytes, file) {
	const start = new TextDecoder().decode(bytes.subarray(0, 64)).replace(/^\uFEFF/, "").trimStart();
	if (start.startsWith("{") || start.startsWith("[")) {
		const read = readRoiJson(new TextDecoder().decode(bytes));
		if (!read.ok) throw new WrongInput(`${file} cannot be used: ${read.error}`);
		return {
			rois: read.value.map((roi) => ({
				...roi,
				notes: []
			})),
			refused: []
		};
	}
	const { rois, refused } = readRoiFile(bytes, file);
	if (rois.length === 0 && refused.every(({ kind }) => kind === "not-an-roi-file")) throw new WrongInput(`${file} is neither a JSON of ROIs nor a file of ImageJ, Horos or OsiriX.`);
	return {
		rois: rois.map(({ name, outlinePx, exclusions, image, notes }, index) => ({
			name: name === "" ? `ROI ${index + 1}` : name,
			outlinePx,
			exclusions,
			image: {
				...image.sopInstanceUid !== void 0 && { sopInstanceUid: image.sopInstanceUid },
				...image.frame !== void 0 && { frame: image.frame }
			},
			...image.slicePosition !== void 0 && { slicePosition: image.slicePosition },
			notes: notes.map((note) => noteWords[note])
		})),
		refused: refused.map(({ file: inside, roiName, kind, detail }) => ({
			name: roiName === "" ? inside : roiName,
			why: `${refusalWords[kind]} (${detail})`
		}))
	};
}
// src/io/dicom/objectKind.ts
var root$1 = "1.2.840.10008.5.1.4.1.1";
var families$1 = [
	["1.2.840.10008.1.3.10", "dicomdir"],
	[`${root$1}.88.59`, "key-objects"],
	[`${root$1}.88`, "report"],
	[`${root$1}.66.1`, "registration"],
	[`${root$1}.66.2`, "registration"],
	[`${root$1}.66.3`, "registration"],
	[`${root$1}.66.4`, "segmentation"],
	[`${root$1}.66.5`, "segmentation"],
	[`${root$1}.66.6`, "segmentation"],
	[`${root$1}.66.7`, "segmentation"],
	[`${root$1}.66`, "raw-data"],
	[`${root$1}.67`, "value-mapping"],
	[`${root$1}.11`, "presentation-state"],
	[`${root$1}.104`, "pdf"],
	[`${root$1}.9`, "waveform"],
	[`${root$1}.4.2`, "spectroscopy"],
	[`${root$1}.30`, "value-mapping"],
	[`${root$1}.481.3`, "outlines"],
	[`${root$1}.481`, "radiotherapy"],
	["1.2.840.10008.5.1.4.34", "radiotherapy"],
	["1.2.840.10008.5.1.4.38", "other-object"],
	["1.2.840.10008.5.1.4.39", "other-object"],
	["1.2.840.10008.5.1.4.43", "other-object"],
	["1.2.840.10008.5.1.4.44", "other-object"],
	["1.2.840.10008.5.1.4.45", "other-object"]
];
/** What kind of object a SOP class is when it is no image; undefined for images and for classes not known here. */
function objectKind(sopClassUid) {
	return families$1.find(([prefix]) => sopClassUid === prefix || sopClassUid.startsWith(`${prefix}.`))?.[1];
}
// src/io/dicom/readDicomDir.ts
/**
* Paths that a DICOMDIR refers to, relative to its folder, with `/`. Multifidus reads the files themselves, never
* the directory's copies of their facts; the list serves to say which files of a medium are missing.
*/
function readDicomDir(bytes) {
	const parsed = parseFile(bytes, bytes.length);
	if (!parsed.ok) return parsed;
	const { source } = parsed.value;
	if (elementOf(source, "DirectoryRecordSequence") === void 0) return err({
		kind: "missing-tag",
		tag: tagLabel("DirectoryRecordSequence")
	});
	const paths = readItems(source, "DirectoryRecordSequence").map((record) => readTexts(record, "ReferencedFileId").join("/"));
	return ok(paths.filter((path) => path !== ""));
}
// src/io/dicom/sopClassName.ts
var root = "1.2.840.10008.5.1.4.1.1";
var names = {
	"1.2.840.10008.1.3.10": "DICOMDIR (index of a medium)",
	[`${root}.1`]: "X-ray image",
	[`${root}.1.1`]: "X-ray image",
	[`${root}.1.1.1`]: "X-ray image",
	[`${root}.1.2`]: "Mammogram",
	[`${root}.3.1`]: "Ultrasound images",
	[`${root}.6.1`]: "Ultrasound image",
	[`${root}.7`]: "Captured picture",
	[`${root}.12.1`]: "Angiography images",
	[`${root}.12.2`]: "Fluoroscopy images",
	[`${root}.20`]: "Nuclear medicine images",
	[`${root}.128`]: "PET image",
	[`${root}.2.1`]: "Enhanced CT Image",
	[`${root}.4`]: "MR Image",
	[`${root}.4.1`]: "Enhanced MR Image",
	[`${root}.4.2`]: "MR Spectroscopy",
	[`${root}.2`]: "CT Image",
	[`${root}.66`]: "Raw Data",
	[`${root}.66.1`]: "Spatial Registration",
	[`${root}.66.3`]: "Deformable Spatial Registration",
	[`${root}.66.4`]: "Segmentation",
	[`${root}.66.5`]: "Surface Segmentation",
	[`${root}.67`]: "Real World Value Mapping",
	[`${root}.11.1`]: "Grayscale Presentation State",
	[`${root}.11.2`]: "Color Presentation State",
	[`${root}.88.11`]: "Basic Text SR",
	[`${root}.88.22`]: "Enhanced SR",
	[`${root}.88.33`]: "Comprehensive SR",
	[`${root}.88.34`]: "Comprehensive 3D SR",
	[`${root}.88.59`]: "Key Object Selection",
	[`${root}.88.67`]: "X-Ray Radiation Dose SR",
	[`${root}.104.1`]: "Encapsulated PDF",
	[`${root}.481.2`]: "RT Dose",
	[`${root}.481.3`]: "RT Structure Set",
	[`${root}.481.5`]: "RT Plan"
};
var families = [
	[`${root}.7`, "Captured pictures"],
	[`${root}.9`, "Curves, such as an ECG"],
	[`${root}.11`, "Saved view of images"],
	[`${root}.13`, "X-ray image"],
	[`${root}.30`, "Map of computed values"],
	[`${root}.66`, "Data of the scanner"],
	[`${root}.77.1.5`, "Eye image"],
	[`${root}.77`, "Photograph or video"],
	[`${root}.78`, "Eye measurements"],
	[`${root}.88`, "Structured report"],
	[`${root}.104`, "Document"],
	[`${root}.481`, "Radiotherapy object"],
	["1.2.840.10008.5.1.4.34", "Radiotherapy object"],
	["1.2.840.10008.5.1.4.38", "Hanging protocol"],
	["1.2.840.10008.5.1.4.39", "Colour palette"],
	["1.2.840.10008", "DICOM object of a kind that is not known here"]
];
/** What an object is, in words, by its SOP class; never a UID: that is the technician's and goes with the tag. */
function sopClassName(uid) {
	return names[uid] ?? families.find(([prefix]) => uid.startsWith(`${prefix}.`))?.[1] ?? (uid === "" ? "DICOM object that does not say what it is" : "Object of its maker’s own kind");
}
// src/io/dicom/fileOutcome.ts
/** The class as the file has it; the words beside it are for everybody else. */
function classTag(uid) {
	return ["SOPClassUID (0008,0016)", uid.slice(0, 64)].filter((part) => part !== "").join(" ");
}
/** What becomes of a file whose header was read; `bytes` are those that it took to read it. */
function fileOutcome(read, bytes) {
	if (read.ok) {
		const sopClassUid = read.value[0]?.sopClassUid ?? "";
		const reason = objectKind(sopClassUid);
		if (reason === void 0) return {
			kind: "images",
			headers: read.value
		};
		return {
			kind: "unused",
			reason,
			detail: sopClassName(sopClassUid),
			tag: classTag(sopClassUid)
		};
	}
	const { error } = read;
	const tag = problemTag(error);
	const refused = {
		kind: "unused",
		reason: error.kind,
		detail: describeHeaderProblem(error)
	};
	if (error.kind !== "no-pixels") return tag === void 0 ? refused : {
		...refused,
		tag
	};
	const reason = objectKind(error.sopClassUid);
	if (reason === void 0) return {
		...refused,
		tag: `PixelData (7FE0,0010), ${classTag(error.sopClassUid)}`
	};
	if (reason === "dicomdir") {
		const listed = readDicomDir(bytes);
		const paths = listed.ok ? listed.value : [];
		return {
			kind: "unused",
			reason,
			detail: `Index of a medium: it lists ${paths.length} files.`,
			tag: "DirectoryRecordSequence (0004,1220)",
			listed: paths
		};
	}
	const [note] = error.notes;
	if (note === void 0) return {
		...refused,
		reason,
		detail: error.sopClassName,
		tag: classTag(error.sopClassUid)
	};
	const texts = [...new Set(error.notes.map(({ text }) => text))].join(". ");
	return {
		kind: "unused",
		reason: "outlines-partly-unusable",
		detail: `${error.sopClassName}: ${texts}.`,
		tag: note.tag
	};
}
// src/io/dicom/firstFragment.ts
/** More than the frame header of a codestream lies behind its beginning: tables and comments come first. */
var enoughBytes = 16384;
var itemTag = 3758161918;
/**
* Looks at the first fragment of encapsulated pixel data, which begins at `start` with its offset table. `isWhole`:
* the file has no more bytes than these.
*/
function firstFragment(bytes, start, isWhole) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let at = start;
	for (let item = 0;; item++) {
		if (at + 8 > bytes.length) return isWhole ? { kind: "other" } : {
			kind: "cut",
			atLeast: at + enoughBytes
		};
		if (view.getUint32(at, true) !== itemTag) return { kind: "other" };
		const length = view.getUint32(at + 4, true);
		const end = at + 8 + length;
		if (item > 0 && length > 0) {
			const wanted = Math.min(end, at + 8 + enoughBytes);
			if (wanted > bytes.length && !isWhole) return {
				kind: "cut",
				atLeast: wanted
			};
			return { kind: readCodestream(bareCodestream(bytes.subarray(at + 8, wanted))) === void 0 ? "other" : "codestream" };
		}
		at = end;
	}
}
// src/io/dicom/checkPixelLength.ts
/** Whether the bytes that the file has can hold the pixels; only native data tells before decoding. */
function checkPixelLength(file, pixels, fileSizeBytes) {
	const { pixelElement } = file;
	if (pixelElement === void 0) return void 0;
	const syntax = transferSyntax(file.transferSyntaxUid);
	const { length, dataOffset } = pixelElement;
	if (syntax.encoding !== "native" && length !== void 0) return {
		kind: "damaged",
		at: dataOffset,
		what: "compressed pixel data that is not encapsulated"
	};
	if (isUnnamedCompression(syntax, length)) {
		const problem = checkUnnamedCompression(file, dataOffset, fileSizeBytes);
		if (problem !== void 0) return problem;
	}
	const { rows, columns, frames, format } = pixels;
	if (length === void 0) {
		const expectedBytes = frames * 8;
		const presentBytes = Math.max(0, fileSizeBytes - dataOffset);
		return presentBytes < expectedBytes ? {
			kind: "truncated-pixels",
			expectedBytes,
			presentBytes
		} : void 0;
	}
	const isHalved = isSubsampled(format, rows * columns, frames, length);
	const expectedBytes = Math.ceil(frames * frameBits(format, rows * columns, isHalved) / 8);
	const presentBytes = file.isInflated ? length : Math.max(0, Math.min(length, fileSizeBytes - dataOffset));
	if (presentBytes < length || presentBytes < expectedBytes) return {
		kind: "truncated-pixels",
		expectedBytes: Math.max(length, expectedBytes),
		presentBytes
	};
	const isLonger = length > expectedBytes + expectedBytes % 2;
	if (isLonger && format.bitsAllocated % 8 !== 0 && format.bitsAllocated !== 1) return {
		kind: "impossible",
		tag: tagLabel("BitsAllocated"),
		text: `${format.bitsAllocated}, for ${length} bytes`
	};
	if (isLonger) {
		const text = `${length} bytes for an image of ${expectedBytes}`;
		file.source.sink.warn("pixel-data-longer", tagLabel("PixelData"), text);
	}
}
/** Compressed pixels under a syntax of uncompressed ones are taken for what they are, when a codestream is there. */
function checkUnnamedCompression(file, dataOffset, fileSizeBytes) {
	const isWhole = file.isInflated || file.bytes.length >= fileSizeBytes;
	const first = firstFragment(file.bytes, dataOffset, isWhole);
	if (first.kind === "cut") return {
		kind: "need-more-bytes",
		atLeast: Math.min(first.atLeast, fileSizeBytes)
	};
	if (first.kind === "other") return {
		kind: "damaged",
		at: dataOffset,
		what: "native pixel data of undefined length"
	};
	const text = `States ${transferSyntax(file.transferSyntaxUid).name}, but the pixel data is compressed`;
	file.source.sink.warn("transfer-syntax-wrong", "TransferSyntaxUID (0002,0010)", text);
}
// src/io/dicom/frameTags.ts
/** One entry per frame. Single-frame images have no functional groups: everything is found in the data set. */
function frameTagsOf(dataSet, frames) {
	const shared = readItems(dataSet, "SharedFunctionalGroupsSequence")[0];
	const perFrame = readItems(dataSet, "PerFrameFunctionalGroupsSequence");
	if (perFrame.length > 0 && perFrame.length !== frames) {
		const text = `${perFrame.length} frames are described, ${frames} are stated`;
		dataSet.sink.warn("frame-count", "PerFrameFunctionalGroupsSequence (5200,9230)", text);
	}
	return Array.from({ length: frames }, (_, frame) => {
		const own = perFrame[frame];
		const inGroups = (group, tag) => {
			for (const level of [own, shared]) {
				if (level === void 0) continue;
				const item = readItems(level, group)[0];
				if (item !== void 0 && elementOf(item, tag) !== void 0) return item;
			}
		};
		return {
			dataSet,
			shared,
			own,
			find: (group, tag) => inGroups(group, tag) ?? dataSet,
			isInGroups: (group, tag) => inGroups(group, tag) !== void 0
		};
	});
}
// src/io/dicom/readOutlineNotes.ts
var pointsNeeded = {
	CLOSED_PLANAR: 3,
	CLOSEDPLANAR_XOR: 3,
	OPEN_PLANAR: 2
};
/**
* What is wrong with the outlines in an RTSTRUCT or SR: such a contour must be skipped, and said, by whoever
* reads outlines. Coordinates only; nothing is converted here.
*/
function readOutlineNotes(source) {
	return [...contourNotes(source), ...graphicNotes(source)];
}
function contourNotes(source) {
	const tag = "ContourData (3006,0050)";
	return readItems(source, "RoiContourSequence").flatMap((roi) => readItems(roi, "ContourSequence").flatMap((contour) => {
		const data = readDecimals(contour, "ContourData");
		if (data.kind === "absent") return [{
			kind: "contour-unusable",
			tag,
			text: "A contour has no points"
		}];
		if (data.kind === "impossible") return [{
			kind: "contour-unusable",
			tag,
			text: "A contour has coordinates that are not numbers"
		}];
		const points = data.values.length / 3;
		const stated = readNumber(contour, "NumberOfContourPoints");
		const least = pointsNeeded[readText(contour, "ContourGeometricType")] ?? 1;
		if (Number.isInteger(points) && points >= least && (stated === void 0 || stated === points)) return [];
		const text = `A contour has ${data.values.length} coordinates where ${stated ?? "no"} points are stated`;
		return [{
			kind: "contour-unusable",
			tag,
			text
		}];
	}));
}
/** SR content items, walked without recursion: their depth is the file's choice. */
function graphicNotes(source) {
	const notes = [];
	const waiting = [source];
	for (let item = waiting.pop(); item !== void 0; item = waiting.pop()) {
		const content = elementOf(item, "ContentSequence");
		if (content !== void 0) waiting.push(...itemsOf(item, content));
		const values = graphicValues(item);
		if (values === void 0) continue;
		const isPixels = readText(item, "ValueType") === "SCOORD";
		if (!values.every((value) => Number.isFinite(value) && (!isPixels || value >= 0))) notes.push({
			kind: "contour-unusable",
			tag: "GraphicData (0070,0022)",
			text: "Graphic data lies off the image or is not a number"
		});
		else if (values.length < 2) notes.push({
			kind: "contour-unusable",
			tag: "GraphicData (0070,0022)",
			text: "Graphic data has no point"
		});
	}
	return notes;
}
/** GraphicData is FL; implicit files do not say so. */
function graphicValues(item) {
	const element = elementOf(item, "GraphicData");
	if (element === void 0) return void 0;
	const bytes = valueBytes(item, element);
	return Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => item.parser.readFloat(item.bytes, element.dataOffset + i * 4));
}
// src/io/dicom/noPixelsProblem.ts
var dicomDirClass = "1.2.840.10008.1.3.10";
/** Says what a DICOM file without pixel data is, and what is odd in it. */
function noPixelsProblem(file) {
	const { source } = file;
	const isDirectory = elementOf(source, "DirectoryRecordSequence") !== void 0;
	const sopClassUid = readText(source, "SopClassUid") || file.mediaStorageSopClassUid || (isDirectory ? dicomDirClass : "");
	return {
		kind: "no-pixels",
		modality: readText(source, "Modality").slice(0, 16),
		sopClassUid,
		sopClassName: sopClassName(sopClassUid),
		notes: isDirectory ? [] : readOutlineNotes(source)
	};
}
// src/io/dicom/privateElement.ts
/** The private element in the block (`10` to `ff`) that its creator reserved; undefined where there is none. */
function privateElement(source, { group, creator, element }) {
	for (const block of creatorBlocks$1(source, group, creator)) {
		const found = source.elements[`x${group}${block}${element}`];
		if (found !== void 0) return found;
	}
}
/** Whether a creator reserved a block, so that an element it leaves out says something. */
function hasPrivateBlock(source, group, creator) {
	return creatorBlocks$1(source, group, creator).length > 0;
}
/** All values of a private text element; private elements often lose their VR, their text stays. */
function privateTexts(source, tag) {
	const element = privateElement(source, tag);
	if (element === void 0 || element.length > 1024) return [];
	return textsOf(source, element, "private element");
}
/** Asked several times a header, so the elements are looked through once. */
var creators = /* @__PURE__ */ new WeakMap();
function creatorsOf({ elements }) {
	const known = creators.get(elements);
	if (known) return known;
	const found = [];
	for (const tag in elements) {
		const element = elements[tag];
		if (tag[5] !== "0" || tag[6] !== "0" || tag[7] === "0" || !/^x...[13579bdf]/.test(tag)) continue;
		if (element) found.push({
			group: tag.slice(1, 5),
			block: tag.slice(7),
			element
		});
	}
	creators.set(elements, found);
	return found;
}
function creatorBlocks$1(source, group, creator) {
	const wanted = creator.toUpperCase();
	return creatorsOf(source).flatMap(({ group: own, block, element }) => {
		if (own !== group || element.length > 64) return [];
		return textsOf(source, element, "private creator")[0]?.toUpperCase() === wanted ? [block] : [];
	});
}
// src/io/dicom/readAcquiredMatrix.ts
/**
* How many samples were acquired across and along the image. Acquisition Matrix (0018,1310) is frequency rows,
* frequency columns, phase rows, phase columns, of which two are 0: what is stated as "rows" runs across the image.
* Enhanced images state steps and the direction of phase encoding instead.
*/
function readAcquiredMatrix(frame) {
	const stated = readDecimals(frame.dataSet, "AcquisitionMatrix");
	if (stated.kind === "numbers" && stated.values.length === 4) {
		const [frequencyRows = 0, frequencyColumns = 0, phaseRows = 0, phaseColumns = 0] = stated.values;
		return matrix(frequencyRows || phaseRows, frequencyColumns || phaseColumns);
	}
	const group = "MrFovGeometrySequence";
	const steps = (tag) => {
		const decimals = readDecimals(frame.find(group, tag), tag);
		return decimals.kind === "numbers" ? decimals.values[0] ?? 0 : 0;
	};
	const frequency = steps("MrAcquisitionFrequencyEncodingSteps");
	const phase = steps("MrAcquisitionPhaseEncodingStepsInPlane");
	const tag = "InPlanePhaseEncodingDirection";
	const direction = readText(frame.find(group, tag), tag).toUpperCase();
	if (direction.startsWith("COL")) return matrix(frequency, phase);
	return direction === "ROW" ? matrix(phase, frequency) : void 0;
}
function matrix(columns, rows) {
	return columns > 0 && rows > 0 ? {
		columns,
		rows
	} : void 0;
}
// src/io/dicom/readContrastGiven.ts
/**
* What beside the agent's name says that a contrast agent was given for this frame, as keyword and value. Enhanced
* images say it outright (PS3.3 C.8.13.5.8 and the Contrast/Bolus Usage macro), and a stated NO outweighs the agents listed
* for the whole acquisition; others list a volume or dose above 0, or the ingredient.
*/
function readContrastGiven(frame) {
	const { dataSet } = frame;
	const usage = "ContrastBolusUsageSequence";
	const administered = "ContrastBolusAgentAdministered";
	if (frame.isInGroups(usage, administered)) {
		const answer = readText(frame.find(usage, administered), administered).toUpperCase();
		if (answer === "YES") return `${administered} YES`;
		if (answer === "NO") return void 0;
	}
	for (const tag of ["ContrastBolusVolume", "ContrastBolusTotalDose"]) {
		const amount = readNumber(dataSet, tag);
		if (amount !== void 0 && amount > 0) return `${tag} ${amount}`;
	}
	const ingredient = readText(dataSet, "ContrastBolusIngredient");
	if (ingredient !== "") return `ContrastBolusIngredient ${ingredient}`;
	const agents = elementOf(dataSet, "ContrastBolusAgentSequence");
	return agents !== void 0 && itemsOf(dataSet, agents).length > 0 ? "ContrastBolusAgentSequence" : void 0;
}
// src/io/dicom/readRescale.ts
/**
* RescaleSlope and RescaleIntercept of one frame, or the file's Modality LUT, which takes their place. A slope that is 0 or no number cannot be applied: stored
* values are kept (1, 0, not stated) and `rescale-unusable` is said; a mean signal must then not be reported. The same
* with `modality-lut` where the table is broken.
*/
function readRescale(frame, isSigned, sink) {
	const unscaled = {
		slope: 1,
		intercept: 0,
		isStated: false
	};
	const group = "PixelValueTransformationSequence";
	const slope = readDecimals(frame.find(group, "RescaleSlope"), "RescaleSlope");
	const intercept = readDecimals(frame.find(group, "RescaleIntercept"), "RescaleIntercept");
	const slopeTag = tagLabel("RescaleSlope");
	const table = readModalityTable(frame.dataSet, isSigned);
	if (table?.ok) return {
		...unscaled,
		isStated: true,
		table: modalityTableFacts(table.value)
	};
	if (table) {
		const text = `The values are mapped by a table that cannot be used: ${table.error}; stored values are used`;
		sink.warn("modality-lut", tagLabel("ModalityLutSequence"), text);
		return unscaled;
	}
	if (slope.kind === "absent" && intercept.kind === "absent") return unscaled;
	if (slope.kind === "impossible" || intercept.kind === "impossible") {
		const text = slope.kind === "impossible" ? slope.text : intercept.kind === "impossible" ? intercept.text : "";
		sink.warn("rescale-unusable", slopeTag, `"${text}" is not a number; stored values are used`);
		return unscaled;
	}
	const slopeValue = slope.kind === "numbers" ? slope.values[0] : void 0;
	if (slopeValue === void 0 || slopeValue === 0) {
		const what = slopeValue === 0 ? "Slope 0 would make every value the same" : "The slope is missing";
		sink.warn("rescale-unusable", slopeTag, `${what}; stored values are used`);
		return unscaled;
	}
	return {
		slope: slopeValue,
		intercept: intercept.kind === "numbers" ? intercept.values[0] ?? 0 : 0,
		isStated: true
	};
}
var scaleCreator = "Philips MR Imaging DD 001";
/**
* Philips' private scale slope and intercept, (2005,xx0E) and (2005,xx0D), whose block is the one reserved by
* its creator. Classic files have them in the data set, enhanced ones in a private sequence (2005,xx0F) of each
* frame; archives turn that into UN or implicit bytes.
*/
function readPhilipsScale(frame) {
	const sources = [
		...privateItems(frame.own),
		...privateItems(frame.shared),
		frame.dataSet,
		...privateItems(frame.dataSet)
	];
	for (const source of sources) {
		const found = scaleIn(source);
		if (found !== void 0) return found;
	}
}
function scaleIn(source) {
	for (const block of creatorBlocks(source, scaleCreator)) {
		const slope = floatValue(source, source.elements[`x2005${block}0e`]);
		const intercept = floatValue(source, source.elements[`x2005${block}0d`]);
		if (slope !== void 0 && slope !== 0) return {
			slope,
			intercept: intercept ?? 0
		};
	}
}
/** Blocks `10` to `ff` of group 2005 that this creator reserved. */
function creatorBlocks(source, creator) {
	const blocks = [];
	for (const tag in source.elements) {
		const element = tag.startsWith("x200500") ? source.elements[tag] : void 0;
		const block = /^x200500([1-9a-f][0-9a-f])$/.exec(element ? tag : "")?.[1];
		if (block === void 0 || element === void 0) continue;
		const [text] = textsOf(source, element, "private creator");
		if (text?.toUpperCase() === creator.toUpperCase()) blocks.push(block);
	}
	return blocks;
}
/** Items of Philips' private sequences, which hold what the classic image has no standard element for. */
function philipsItems(frame) {
	return [
		...privateItems(frame.own),
		...privateItems(frame.shared),
		...privateItems(frame.dataSet)
	];
}
function privateItems(source) {
	const items = [];
	for (const tag in source?.elements) {
		const element = tag.startsWith("x2005") ? source?.elements[tag] : void 0;
		if (source && element && /^x2005[1-9a-f][0-9a-f]0f$/.test(tag)) items.push(...itemsOf(source, element));
	}
	return items;
}
/** VR FL, also when the VR was lost (UN, implicit) or text was written. */
function floatValue(source, element) {
	if (element === void 0) return void 0;
	if (element.vr === "DS") return numberOf(textsOf(source, element, "private scale")[0]);
	if (element.length !== 4) return void 0;
	const value = source.parser.readFloat(source.bytes, element.dataOffset);
	return Number.isFinite(value) ? value : void 0;
}
function numberOf(text) {
	const value = Number(text || NaN);
	return Number.isFinite(value) ? value : void 0;
}
// src/io/dicom/withoutUndefined.ts
/** The same object without its undefined properties, for types whose properties are absent when unknown. */
function withoutUndefined(object) {
	const entries = Object.entries(object).filter(([, value]) => value !== void 0);
	return Object.fromEntries(entries);
}
// src/io/dicom/readParallelImaging.ts
/**
* Parallel imaging of one frame: the standard's elements where the file has them (Philips keeps them in a private
* sequence of classic images), else what Siemens and GE write instead. Undefined where nothing is said.
*/
function readParallelImaging(frame) {
	const { dataSet } = frame;
	const group = "MrModifierSequence";
	const standard = [
		frame.find(group, "ParallelAcquisition"),
		frame.find(group, "ParallelReductionFactorInPlane"),
		...philipsItems(frame)
	];
	for (const source of standard) {
		const stated = standardElements(source);
		if (stated) return stated;
	}
	return siemensText(dataSet) ?? geFactors(dataSet);
}
var none = {
	technique: "none",
	inPlaneFactor: 1
};
/** Parallel Acquisition (0018,9077), its technique (0018,9078), factors (0018,9069) and (0018,9155). */
function standardElements(source) {
	const isUsed = readText(source, "ParallelAcquisition").toUpperCase();
	const inPlaneFactor = factor(readNumberOrDouble(source, "ParallelReductionFactorInPlane"));
	const throughPlaneFactor = factor(readNumberOrDouble(source, "ParallelReductionFactorOutOfPlane"));
	if (isUsed === "NO") return none;
	if (isUsed !== "YES" && inPlaneFactor === void 0) return void 0;
	return withoutUndefined({
		technique: readText(source, "ParallelAcquisitionTechnique").toUpperCase() || void 0,
		inPlaneFactor,
		throughPlaneFactor
	});
}
/** Siemens' iPAT text: "p2" is GRAPPA 2, "P2" mSENSE 2, "p2s3" 2 in the slice and 3 slices at once. Without: no iPAT. */
function siemensText(source) {
	for (const place of [
		{
			group: "0051",
			creator: "SIEMENS MR HEADER",
			element: "11"
		},
		{
			group: "0021",
			creator: "SIEMENS MR SDI 02",
			element: "56"
		},
		{
			group: "0021",
			creator: "SIEMENS MR SDS 01",
			element: "09"
		}
	]) {
		const found = /([pP])(\d+(?:\.\d+)?)(?:\s*[sS](\d+))?/.exec(privateTexts(source, place)[0] ?? "");
		if (!found) continue;
		return withoutUndefined({
			technique: found[1] === "p" ? "GRAPPA" : "MSENSE",
			inPlaneFactor: factor(Number(found[2])),
			throughPlaneFactor: found[3] === void 0 ? void 0 : factor(Number(found[3]))
		});
	}
	return hasPrivateBlock(source, "0051", "SIEMENS MR HEADER") ? none : void 0;
}
/** GE's ASSET R factors (0043,xx83): the reciprocals of both reduction factors. */
function geFactors(source) {
	const [inPlane, throughPlane] = privateTexts(source, {
		group: "0043",
		creator: "GEMS_PARM_01",
		element: "83"
	}).map((text) => reciprocal(Number(text || NaN)));
	if (inPlane === void 0) return void 0;
	return inPlane === 1 && (throughPlane ?? 1) === 1 ? none : withoutUndefined({
		inPlaneFactor: inPlane,
		throughPlaneFactor: throughPlane
	});
}
function reciprocal(value) {
	return value > 0 && value <= 1 ? Number((1 / value).toFixed(3)) : void 0;
}
function factor(value) {
	return value !== void 0 && value >= 1 && value < 1e3 ? value : void 0;
}
// src/io/dicom/readVendorFilters.ts
/**
* Filters and corrections of the reconstruction that only private elements name: GE's filter mode (0043,xx2D), where
* `p` is PURE and `s` SCIC, and Philips' geometry correction (2005,xxA9). Philips' CLEAR has no element that is known;
* it is found in the words of a series.
*/
function readVendorFilters(frame) {
	const { dataSet } = frame;
	const [mode = ""] = privateTexts(dataSet, {
		group: "0043",
		creator: "GEMS_PARM_01",
		element: "2d"
	});
	const geometry = [dataSet, ...philipsItems(frame)].map((source) => privateTexts(source, {
		group: "2005",
		creator: "Philips MR Imaging DD 001",
		element: "a9"
	})[0]).find((text) => text !== void 0);
	const filters = [
		.../^p\+?$/i.test(mode) ? ["PURE"] : [],
		.../^s$/i.test(mode) ? ["SCIC"] : [],
		...geometry && /^[23]D$/i.test(geometry) ? [`DIS${geometry.toUpperCase()}`] : []
	];
	return filters.length > 0 ? filters : void 0;
}
// src/io/dicom/readAcquisition.ts
/** How one frame was acquired: classic elements, or the functional groups of enhanced images. */
function readAcquisition(frame) {
	const { dataSet } = frame;
	const text = (tag) => readDescription(dataSet, tag) || void 0;
	const number = (group, tag) => positive(readNumber(frame.find(group, tag), tag));
	const double = (group, tag) => {
		const source = frame.find(group, tag);
		return elementOf(source, tag)?.vr === void 0 ? positive(readDouble(source, tag)) : positive(readNumber(source, tag));
	};
	const modifier = (tag) => readText(frame.find("MrModifierSequence", tag), tag) || void 0;
	const timing = "MrTimingAndRelatedParametersSequence";
	return withoutUndefined({
		manufacturer: text("Manufacturer"),
		model: text("ManufacturerModelName"),
		stationName: text("StationName"),
		software: text("SoftwareVersions"),
		fieldStrengthT: teslas(readNumber(dataSet, "MagneticFieldStrength")),
		echoTimeMs: positive(readNumber(dataSet, "EchoTime")) ?? double("MrEchoSequence", "EffectiveEchoTime"),
		repetitionTimeMs: number(timing, "RepetitionTime"),
		inversionTimeMs: positive(readNumber(dataSet, "InversionTime")) ?? double("MrModifierSequence", "InversionTimes"),
		flipAngleDeg: number(timing, "FlipAngle"),
		echoTrainLength: number(timing, "EchoTrainLength"),
		sliceThicknessMm: number("PixelMeasuresSequence", "SliceThickness"),
		spacingBetweenSlicesMm: number("PixelMeasuresSequence", "SpacingBetweenSlices"),
		scanningSequence: text("ScanningSequence"),
		sequenceVariant: text("SequenceVariant"),
		scanOptions: text("ScanOptions"),
		sequenceName: text("SequenceName") ?? text("PulseSequenceName"),
		contrastAgent: text("ContrastBolusAgent"),
		contrastGiven: readContrastGiven(frame),
		spectralSuppression: modifier("SpectrallySelectedSuppression"),
		spectralExcitation: modifier("SpectrallySelectedExcitation"),
		receiveCoil: text("ReceiveCoilName") || readDescription(frame.find("MrReceiveCoilSequence", "ReceiveCoilName"), "ReceiveCoilName") || vendorCoil(frame),
		parallelImaging: readParallelImaging(frame),
		acquiredMatrix: readAcquiredMatrix(frame),
		vendorFilters: readVendorFilters(frame)
	});
}
/** Siemens' coil string and GE's coil name, where the standard's element is empty. */
function vendorCoil({ dataSet }) {
	return [
		{
			group: "0051",
			creator: "SIEMENS MR HEADER",
			element: "0f"
		},
		{
			group: "0021",
			creator: "SIEMENS MR SDI 02",
			element: "4f"
		},
		{
			group: "0043",
			creator: "GEMS_PARM_01",
			element: "81"
		}
	].map((place) => privateTexts(dataSet, place).join("\\")).find((text) => text !== "");
}
/** Scanners write 0 for "does not apply". */
function positive(value) {
	return value !== void 0 && value > 0 ? value : void 0;
}
/** Some software writes gauss (15000) where tesla is meant. */
function teslas(value) {
	const field = positive(value);
	return field !== void 0 && field >= 1e3 ? field / 1e4 : field;
}
// src/io/dicom/readGrid.ts
var smallestSpacingMm = .001;
var largestSpacingMm = 100;
var directionTolerance = .001;
/**
* The shape and place of one frame. PixelSpacing only: ImagerPixelSpacing, NominalScannedPixelSpacing and
* PixelAspectRatio are distances elsewhere, or none, and never stand in for it.
*/
function readGrid(rows, columns, frame, frames) {
	const spacing = readSpacing(frame);
	const plane = readPlane(frame, frames);
	return {
		rows,
		columns,
		spacing: spacing.value,
		...spacing.problem && { spacingProblem: spacing.problem },
		plane: plane.value,
		...plane.problem && { planeProblem: plane.problem }
	};
}
function numbers(frame, group, tag, count) {
	const decimals = readDecimals(frame.find(group, tag), tag);
	if (decimals.kind === "absent") return { problem: {
		kind: "missing",
		tag: tagLabel(tag)
	} };
	if (decimals.kind === "impossible") return impossible(tag, decimals.text);
	if (decimals.values.length !== count || !decimals.values.every(Number.isFinite)) return impossible(tag, decimals.values.join("\\"));
	return { value: decimals.values };
}
function impossible(tag, text) {
	return { problem: {
		kind: "impossible",
		tag: tagLabel(tag),
		text
	} };
}
function readSpacing(frame) {
	const read = numbers(frame, "PixelMeasuresSequence", "PixelSpacing", 2);
	if (read.problem) return read;
	const [rowMm = 0, columnMm = 0] = read.value;
	const isPossible = (mm) => mm >= smallestSpacingMm && mm <= largestSpacingMm;
	if (!isPossible(rowMm) || !isPossible(columnMm)) return impossible("PixelSpacing", read.value.join("\\"));
	return { value: {
		rowMm,
		columnMm
	} };
}
function readPlane(frame, frames) {
	const isShared = frame.isInGroups("PlanePositionSequence", "ImagePositionPatient");
	const position = numbers(frame, "PlanePositionSequence", "ImagePositionPatient", 3);
	if (position.problem) return position;
	if (frames > 1 && !isShared) return { problem: {
		kind: "missing",
		tag: `${tagLabel("ImagePositionPatient")} of each frame`
	} };
	const orientation = numbers(frame, "PlaneOrientationSequence", "ImageOrientationPatient", 6);
	if (orientation.problem) return orientation;
	const [x = 0, y = 0, z = 0, rowX = 0, rowY = 0, rowZ = 0, columnX = 0, columnY = 0, columnZ = 0] = [...position.value, ...orientation.value];
	const row = [
		rowX,
		rowY,
		rowZ
	];
	const column = [
		columnX,
		columnY,
		columnZ
	];
	const isUnit = (v) => Math.abs(Math.hypot(...v) - 1) <= directionTolerance;
	const dot = row[0] * column[0] + row[1] * column[1] + row[2] * column[2];
	if (!isUnit(row) || !isUnit(column) || Math.abs(dot) > directionTolerance) return impossible("ImageOrientationPatient", orientation.value.join("\\"));
	return { value: {
		originLps: [
			x,
			y,
			z
		],
		rowDirectionLps: row,
		columnDirectionLps: column
	} };
}
// src/io/dicom/readPatient.ts
var sexes = {
	M: "male",
	F: "female",
	O: "other"
};
var unitsPerYear = {
	Y: 1,
	M: 12,
	W: 365.25 / 7,
	D: 365.25
};
/** Who is imaged. The name keeps DICOM's `^` and `=` (alphabetic=ideographic=phonetic). */
function readPatient(source) {
	return {
		id: readDescription(source, "PatientId"),
		name: readDescription(source, "PatientName").replace(/=+$/, ""),
		...withoutUndefined({
			birthDate: parseIsoDate(readText(source, "PatientBirthDate")),
			sex: sexes[readText(source, "PatientSex").toUpperCase()],
			ageYears: ageYears(readText(source, "PatientAge"))
		})
	};
}
/**
* Age String (AS): `055Y`, `018M`, `006W`, `003D`; years, with a fraction for the smaller units. 0 and ages beyond any
* lived are what anonymisers write: no age.
*/
function ageYears(text) {
	const match = /^(\d{1,3})([YMWD])$/.exec(text.toUpperCase());
	const perYear = unitsPerYear[match?.[2] ?? ""];
	if (match === null || perYear === void 0) return void 0;
	const years = Number(match[1]) / perYear;
	return years > 0 && years <= 115 ? years : void 0;
}
// src/io/dicom/readUids.ts
/**
* The UIDs of an image. A missing one is replaced by a made-up key, `unidentified-<hash>`, and said: of the
* header for the image; of patient and study facts for study and series, so that two patients never share one.
*/
function readUids(file, fileSizeBytes) {
	const { source } = file;
	const headerEnd = file.pixelElement?.dataOffset ?? file.bytes.length;
	let headerHash;
	const ownKey = () => {
		headerHash ??= sha256Hex(file.bytes.subarray(0, headerEnd), new TextEncoder().encode(String(fileSizeBytes)));
		return `unidentified-${headerHash.slice(0, 32)}`;
	};
	const sharedKey = (tagNames, prefix = "") => {
		const facts = tagNames.map((tag) => readText(source, tag));
		if (facts.every((fact) => fact === "")) return ownKey();
		return `unidentified-${sha256Hex(new TextEncoder().encode([prefix, ...facts].join("\n"))).slice(0, 32)}`;
	};
	const read = (tag, madeUp) => {
		const uid = readTexts(source, tag)[0] ?? "";
		if (uid === "") {
			source.sink.warn("uid-absent", tagLabel(tag), "Missing; a made-up key takes its place");
			return madeUp();
		}
		checkUid(file, tag, uid);
		return ofBearableLength(uid);
	};
	const sop = read("SopInstanceUid", ownKey);
	const study = read("StudyInstanceUid", () => sharedKey([
		"PatientId",
		"PatientName",
		"PatientBirthDate"
	]));
	const series = read("SeriesInstanceUid", () => sharedKey([
		"SeriesNumber",
		"SeriesDescription",
		"ProtocolName"
	], study));
	const frameOfReference = ofBearableLength(readTexts(source, "FrameOfReferenceUid")[0] ?? "");
	if (frameOfReference === "") source.sink.warn("frame-of-reference-absent", tagLabel("FrameOfReferenceUid"), "Missing; no reference lines with other series");
	else checkUid(file, "FrameOfReferenceUid", frameOfReference);
	return {
		sopInstanceUid: sopInstanceUid(sop),
		studyInstanceUid: studyInstanceUid(study),
		seriesInstanceUid: seriesInstanceUid(series),
		frameOfReferenceUid: frameOfReference || void 0
	};
}
/** A UID as it is; of one that is many times too long a key, the same for the same: every slice keeps its UIDs. */
function ofBearableLength(uid) {
	return uid.length <= 256 ? uid : `unidentified-${sha256Hex(new TextEncoder().encode(uid)).slice(0, 32)}`;
}
/** PS3.5 section 9: digits and dots, at most 64 characters. */
function checkUid(file, tag, uid) {
	if (uid.length > 64 || !/^\d+(?:\.\d+)*$/.test(uid)) file.source.sink.warn("uid-not-legal", tagLabel(tag), `"${uid.slice(0, 80)}" is not a legal UID`);
}
// src/io/dicom/readSliceHeaders.ts
/**
* Reads what a DICOM file says of its image, one header per frame.
*
* `bytes` is the file or its beginning; pixel data is never needed. When the beginning is too short the problem
* is `need-more-bytes`; start at 4 KB and grow fourfold. Odd but usable things are `warnings`; geometry that is
* missing or impossible is left out with its reason; nothing is ever replaced by a default.
*/
function readSliceHeaders(bytes, fileSizeBytes) {
	const parsed = parseFile(bytes, fileSizeBytes);
	return parsed.ok ? headersOfFile(parsed.value, fileSizeBytes) : parsed;
}
/** The same of a file that is parsed up to its pixel data. */
function headersOfFile(file, fileSizeBytes) {
	if (file.pixelElement === void 0) return err(noPixelsProblem(file));
	if (file.pixelElement.tag !== tags.PixelData) return err({
		kind: "unsupported-pixels",
		what: "floating-point pixels"
	});
	const syntax = transferSyntax(file.transferSyntaxUid);
	if (syntax.encoding === "unsupported") return err({
		kind: "unsupported-transfer-syntax",
		uid: syntax.uid,
		name: syntax.name
	});
	const pixels = readPixelModule(file);
	if (!pixels.ok) return pixels;
	const lengthProblem = checkPixelLength(file, pixels.value, fileSizeBytes);
	if (lengthProblem !== void 0) return err(lengthProblem);
	const image = {
		...imageFacts(file, pixels.value, fileSizeBytes),
		pixels: pixels.value.format
	};
	const read = frameTagsOf(file.source, pixels.value.frames).map((frame, index) => frameFacts(frame, index, pixels.value));
	return ok(read.map((frame) => ({
		...image,
		...frame,
		warnings: [...file.source.sink.all, ...frame.warnings]
	})));
}
function imageFacts(file, pixels, fileSizeBytes) {
	const { source } = file;
	const { frameOfReferenceUid, ...uids } = readUids(file, fileSizeBytes);
	const imageType = readTerms(source, "ImageType");
	if (imageType.some((value) => value.toUpperCase() === "MOSAIC")) source.sink.warn("mosaic", tagLabel("ImageType"), "Many slices tiled in one picture");
	const lossTag = readText(source, "LossyImageCompression");
	const syntax = transferSyntax(file.transferSyntaxUid);
	const loss = isUnnamedCompression(syntax, file.pixelElement?.length) ? "either" : syntax.loss;
	return {
		...uids,
		sopClassUid: readText(source, "SopClassUid") || file.mediaStorageSopClassUid,
		frames: pixels.frames,
		modality: readText(source, "Modality"),
		patient: readPatient(source),
		imageType,
		isLossy: lossTag === "01" || loss === "always" || loss === "either" && lossTag !== "00",
		...withoutUndefined({
			frameOfReferenceUid,
			studyDate: parseIsoDate(readText(source, "StudyDate")) ?? parseIsoDate(readText(source, "SeriesDate")),
			studyTime: readText(source, "StudyTime") || void 0,
			studyDescription: readDescription(source, "StudyDescription") || void 0,
			seriesNumber: readNumber(source, "SeriesNumber"),
			seriesDescription: readDescription(source, "SeriesDescription") || void 0,
			protocolName: readDescription(source, "ProtocolName") || void 0,
			instanceNumber: readNumber(source, "InstanceNumber")
		})
	};
}
function frameFacts(frame, index, pixels) {
	const sink = warningSink();
	return {
		frame: index,
		grid: readGrid(pixels.rows, pixels.columns, frame, pixels.frames),
		rescale: readRescale(frame, pixels.format.isSigned, sink),
		acquisition: readAcquisition(frame),
		...withoutUndefined({
			philipsScale: readPhilipsScale(frame),
			window: readWindow(frame, sink.warn)
		}),
		warnings: sink.all
	};
}
/** The first window of the file. One that cannot be shown is left out: the viewer chooses from the data. */
function readWindow(frame, warn) {
	const source = frame.find("FrameVoiLutSequence", "WindowWidth");
	if (elementOf(source, "WindowWidth") === void 0 && elementOf(source, "WindowCenter") === void 0) return void 0;
	const center = readDecimals(source, "WindowCenter");
	const width = readDecimals(source, "WindowWidth");
	if (center.kind === "absent" && width.kind === "absent") return void 0;
	const centerValue = center.kind === "numbers" ? center.values[0] : void 0;
	const widthValue = width.kind === "numbers" ? width.values[0] : void 0;
	if (centerValue === void 0 || widthValue === void 0 || widthValue <= 0) {
		warn("window-unusable", tagLabel("WindowWidth"), "The stated window cannot be shown; one is chosen from the data");
		return;
	}
	return {
		center: centerValue,
		width: widthValue
	};
}
// src/cli/measure/slicesOfFiles.ts
/** Reads the headers of a file or of all files of a folder. A file that is no image is passed over in a folder, refused alone. */
async function slicesOfFiles(path, io) {
	const slices = [];
	const problems = [];
	const paths = await io.listFiles(path).catch((cause) => {
		throw new WrongInput(`${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
	});
	for (const one of paths) {
		const bytes = await io.readFile(one);
		const outcome = fileOutcome(readSliceHeaders(bytes, bytes.length), bytes);
		if (outcome.kind === "images") for (const header of outcome.headers) slices.push({
			path: one,
			header
		});
		else problems.push(outcome.detail === "" ? outcome.reason : outcome.detail);
	}
	if (slices.length > 0) return slices;
	const [problem] = problems;
	throw new WrongInput(paths.length === 1 && problem !== void 0 ? `${path} cannot be measured: ${problem}` : `There is no DICOM image in ${path} (${paths.length} files).`);
}
/** The one slice that an ROI lies on, or why it is not known. */
function sliceOf(roi, slices) {
	const { sopInstanceUid, frame, file } = roi.image;
	const isNamed = sopInstanceUid !== void 0 || file !== void 0 || frame !== void 0;
	const fitting = slices.filter(({ path, header }) => (sopInstanceUid === void 0 || header.sopInstanceUid === sopInstanceUid) && (file === void 0 || isFile(path, file)) && (frame === void 0 || header.frame === frame));
	const [one] = fitting;
	if (isNamed && !one) return err("its image is not among the files");
	if (one && fitting.length === 1) return ok(one);
	const numbered = byNumber(roi, fitting);
	if (numbered) return ok(numbered);
	return err(isNamed ? `${fitting.length} images fit: name one by "sopInstanceUid" and "frame", or by "file"` : `there are ${slices.length} images and it does not say which one it lies on ("image")`);
}
function isFile(path, file) {
	const [given, wanted] = [path, file].map((text) => text.replaceAll("\\", "/").replace(/^\.\//, ""));
	return given === wanted || (given ?? "").endsWith(`/${wanted}`);
}
/** ImageJ numbers the slices of one series in the order of their instance numbers. */
function byNumber({ slicePosition }, slices) {
	const isOneSeries = new Set(slices.map(({ header }) => header.seriesInstanceUid)).size === 1;
	if (slicePosition === void 0 || !isOneSeries) return void 0;
	const numbers = slices.map(({ header }) => header.instanceNumber);
	if (numbers.includes(void 0) || new Set(numbers).size < numbers.length) return void 0;
	return [...slices].sort((a, b) => (a.header.instanceNumber ?? 0) - (b.header.instanceNumber ?? 0))[slicePosition - 1];
}
// src/cli/measure/measureCommand.ts
var columns = [
	...[
		"name",
		"file",
		"sop_instance_uid",
		"frame",
		"area_mm2",
		"net_area_mm2",
		"pixel_count"
	],
	...[
		"padding_count",
		"mean",
		"sd",
		"min",
		"max",
		"median",
		"fat_percent",
		"fat_threshold"
	],
	...[
		"lean_area_mm2",
		"fat_area_mm2",
		"row_spacing_mm",
		"column_spacing_mm",
		"rescale_slope"
	],
	...[
		"rescale_intercept",
		"is_rescale_stated",
		"is_lossy",
		"warnings",
		"pixel_rule",
		"values",
		"software"
	]
];
/**
* Measures ROIs on DICOM files as the workstation measures them: the same decoding, the same rule. Prints JSON or CSV at full
* precision. Exit code 0, or 2 where something that was given is wrong or an ROI could not be measured.
*/
async function measureCommand(args, io) {
	try {
		const asked = readMeasureArgs(args);
		if (!asked) {
			io.out(measureHelp);
			return 0;
		}
		return await measure(asked, io);
	} catch (cause) {
		if (!(cause instanceof WrongInput)) throw cause;
		io.err(cause.message);
		return 2;
	}
}
async function measure(asked, io) {
	const requested = requestedRois(await io.readFile(asked.rois).catch((cause) => {
		throw new WrongInput(`${asked.rois} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
	}), asked.rois);
	const slices = await slicesOfFiles(asked.dicom, io);
	const measured = [];
	const refused = [...requested.refused];
	const images = /* @__PURE__ */ new Map();
	for (const roi of requested.rois) {
		const slice = sliceOf(roi, slices);
		if (!slice.ok) {
			refused.push({
				name: roi.name,
				why: slice.error
			});
			continue;
		}
		const known = images.get(slice.value) ?? decodeSlice(slice.value, io);
		images.set(slice.value, known);
		const image = await known;
		const result = image.ok ? measuredRoi(roi, slice.value, image.value, asked) : image;
		if (result.ok) measured.push(result.value);
		else refused.push({
			name: roi.name,
			why: result.error
		});
	}
	io.out(asked.format === "json" ? asJson(asked, measured, refused) : asCsv(asked, measured));
	for (const { name, why } of refused) io.err(`Not measured: ${name}: ${why}.`);
	return refused.length === 0 ? 0 : 2;
}
async function decodeSlice({ path, header }, io) {
	const decoded = await decodeFrame(await io.readFile(path), header, io.codecs);
	return decoded.ok ? decoded : {
		ok: false,
		error: `the image cannot be decoded. ${describeDecodeProblem(decoded.error)}`.replace(/\.$/, "")
	};
}
function asJson(asked, rois, refused) {
	const facts = {
		software: softwareName,
		rule: pixelRule(asked.rule),
		values: asked.valueKind
	};
	return JSON.stringify({
		...facts,
		rois,
		refused
	}, void 0, 2);
}
function asCsv(asked, rois) {
	const { id, version } = pixelRule(asked.rule);
	const rows = rois.map((roi) => ({
		name: roi.name,
		file: roi.file,
		sop_instance_uid: roi.sopInstanceUid,
		frame: roi.frame,
		area_mm2: roi.areaMm2 ?? void 0,
		net_area_mm2: roi.netAreaMm2 ?? void 0,
		pixel_count: roi.pixelCount,
		padding_count: roi.paddingCount,
		mean: roi.mean ?? void 0,
		sd: roi.sd ?? void 0,
		min: roi.min ?? void 0,
		max: roi.max ?? void 0,
		median: roi.median ?? void 0,
		fat_percent: roi.fatPercent ?? void 0,
		fat_threshold: roi.fatThreshold ?? void 0,
		lean_area_mm2: roi.leanAreaMm2 ?? void 0,
		fat_area_mm2: roi.fatAreaMm2 ?? void 0,
		row_spacing_mm: roi.rowSpacingMm ?? void 0,
		column_spacing_mm: roi.columnSpacingMm ?? void 0,
		rescale_slope: roi.rescaleSlope ?? void 0,
		rescale_intercept: roi.rescaleIntercept ?? void 0,
		is_rescale_stated: roi.isRescaleStated,
		is_lossy: roi.isLossy,
		warnings: roi.warnings.join("; "),
		pixel_rule: `${id} ${version}`,
		values: asked.valueKind,
		software: softwareName
	}));
	return csvText(columns, rows, { hasByteOrderMark: false }).replace(/\r\n$/, "");
}
export { measureCommand };
