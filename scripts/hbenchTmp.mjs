import process from 'node:process';
import { runnerImport } from 'vite';
process.env.CHROME_PATH='/usr/bin/chromium';
const { module } = await runnerImport('/tests/bench/reading/measureStatistics.ts', { configFile:false, logLevel:'error'});
console.log(JSON.stringify(await module.measureStatistics('/tmp/hbench/stat'),null,1));
process.exit(0);
