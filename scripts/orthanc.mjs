import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * @typedef {{ readonly program: string, readonly plugin: string }} OrthancPrograms
 * @typedef {object} OrthancOptions
 * @property {number} [port] One that is free where none is given.
 * @property {{ readonly user: string, readonly password: string }} [auth] Basic authentication; nobody is asked where it is absent.
 * @property {string} [folder] Keeps the store here; a temporary folder, removed at the end, where it is absent.
 * @typedef {object} RunningOrthanc
 * @property {string} url Root of DICOMweb, without a slash at the end.
 * @property {number} port
 * @property {string} folder Where the store is.
 * @property {Promise<void>} ended Settles when the program has ended, for whatever reason.
 * @property {() => Promise<void>} stop Waits until it has ended.
 * @property {() => Promise<void>} kill Ends it at once, as when the computer goes down; a folder that was given stays as it is.
 */

const programPlaces = [
  '/usr/sbin/Orthanc',
  '/usr/local/sbin/Orthanc',
  '/Applications/Orthanc/Orthanc',
  'C:\\Program Files\\Orthanc Server\\Orthanc.exe',
];

const pluginFolders = [
  '/usr/share/orthanc/plugins',
  '/usr/lib/orthanc/plugins',
  '/usr/local/share/orthanc/plugins',
  '/usr/share/orthanc/plugins-available',
  'C:\\Program Files\\Orthanc Server\\Plugins',
];

/** @returns {string | undefined} */
function findProgram() {
  const named = process.env['MULTIFIDUS_ORTHANC'];
  if (named) return existsSync(named) ? named : undefined;
  const name = process.platform === 'win32' ? 'Orthanc.exe' : 'Orthanc';
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return [...folders.map((folder) => join(folder, name)), ...programPlaces].find((path) => existsSync(path));
}

/** @param {string} folder @returns {string | undefined} */
function pluginIn(folder) {
  if (!existsSync(folder)) return undefined;
  const name = readdirSync(folder).find((file) => /OrthancDicomWeb.*\.(so|dylib|dll)$/i.test(file));
  return name && join(folder, name);
}

/**
 * Orthanc and its DICOMweb plugin, where both are installed: MULTIFIDUS_ORTHANC first, then the PATH, then the usual
 * places; the plugin in its usual folders or beside the program.
 *
 * @returns {OrthancPrograms | undefined}
 */
export function findOrthanc() {
  const program = findProgram();
  if (!program) return undefined;
  for (const folder of [dirname(program), join(dirname(program), 'Plugins'), ...pluginFolders]) {
    const plugin = pluginIn(folder);
    if (plugin) return { program, plugin };
  }
  return undefined;
}

/** Whether Orthanc can be installed from the distribution here: root on Debian or Ubuntu. */
export function canInstallOrthanc() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * Installs the distribution's packages and says what it does. The package starts a service of its own, which is not
 * wanted: it is not started.
 *
 * @returns {OrthancPrograms | undefined}
 */
export function installOrthanc() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  /** @param {string[]} words */
  const aptGet = (words) => spawnSync('apt-get', words, { stdio: 'inherit', env, timeout: 600_000 });
  console.log('Orthanc: installing the packages orthanc and orthanc-dicomweb with apt-get.');
  aptGet(['update']);
  aptGet(['install', '-y', '--no-install-recommends', 'orthanc', 'orthanc-dicomweb']);
  return findOrthanc();
}

/** A port that nobody listens on. @returns {Promise<number>} */
async function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
}

/** Whether somebody listens on a port of this computer already. @param {number} port @returns {Promise<boolean>} */
export async function isTaken(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(true));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(false)));
  });
}

/**
 * What Orthanc is told. It listens to this computer only; the plain DICOM protocol is off. Without UTF-8 as the default
 * encoding its answers to searches lose names in other scripts.
 *
 * @param {{ plugin: string, port: number, folder: string, auth: OrthancOptions['auth'] }} facts
 */
function settings({ plugin, port, folder, auth }) {
  return {
    Name: 'Multifidus',
    StorageDirectory: join(folder, 'store'),
    IndexDirectory: join(folder, 'store'),
    HttpPort: port,
    RemoteAccessAllowed: false,
    DicomServerEnabled: false,
    DefaultEncoding: 'Utf8',
    OverwriteInstances: false,
    SaveJobs: false,
    KeepAlive: true,
    AuthenticationEnabled: auth !== undefined,
    ...(auth ? { RegisteredUsers: { [auth.user]: auth.password } } : {}),
    Plugins: [plugin],
    DicomWeb: { Enable: true, Root: '/dicom-web/', EnableWado: false, QidoCaseSensitive: false },
  };
}

/** @param {string} url */
async function answers(url) {
  try {
    // Whatever it says: that it asks for a password is an answer too.
    await fetch(`${url}/studies?limit=1`, { signal: AbortSignal.timeout(2000) });
    return true;
  } catch {
    return false;
  }
}

/** Lines that say why it ended. @param {string} said */
function lastWords(said) {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const errors = lines.filter((line) => /^E|error|Exception/.test(line));
  return (errors.length > 0 ? errors : lines).slice(-3).join('\n');
}

/**
 * Starts Orthanc with its DICOMweb plugin on this computer and waits until it answers.
 *
 * @param {OrthancPrograms} programs
 * @param {OrthancOptions} [options]
 * @returns {Promise<RunningOrthanc>}
 */
export async function runOrthanc({ program, plugin }, options = {}) {
  const port = options.port ?? (await freePort());
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'multifidus-orthanc-'));
  mkdirSync(join(folder, 'store'), { recursive: true });
  const settingsFolder = mkdtempSync(join(tmpdir(), 'multifidus-orthanc-settings-'));
  const settingsFile = join(settingsFolder, 'orthanc.json');
  // It may hold a password.
  writeFileSync(settingsFile, JSON.stringify(settings({ plugin, port, folder, auth: options.auth })), {
    mode: 0o600,
  });
  const remove = () => {
    rmSync(settingsFolder, { recursive: true, force: true });
    if (!options.folder) rmSync(folder, { recursive: true, force: true });
  };
  // Of this script's group: whatever ends the whole group ends it too. Ctrl C reaches both; it then ends in good order.
  const child = spawn(program, [settingsFile], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const hear = (/** @type {Buffer} */ bytes) => {
    said = (said + bytes.toString()).slice(-20_000);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  let hasEnded = false;
  const killNow = () => {
    child.kill('SIGKILL');
    remove();
  };
  process.once('exit', killNow);
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => {
    const end = () => {
      hasEnded = true;
      process.removeListener('exit', killNow);
      remove();
      resolve();
    };
    child.once('exit', end);
    child.once('error', (cause) => {
      said += `\n${cause.message}`;
      end();
    });
  });
  const stop = async () => {
    if (hasEnded) return;
    // It writes its index and ends within about three seconds.
    child.kill('SIGTERM');
    const impatience = setTimeout(() => child.kill('SIGKILL'), 30_000);
    await ended;
    clearTimeout(impatience);
  };
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  const url = `http://127.0.0.1:${port}/dicom-web`;
  for (let waited = 0; waited < 300; waited++) {
    if (hasEnded) throw new Error(`Orthanc did not start:\n${lastWords(said)}`);
    if (await answers(url)) return { url, port, folder, ended, stop, kill };
    await pause(100);
  }
  await stop();
  throw new Error(`Orthanc does not answer at ${url}:\n${lastWords(said)}`);
}
