// The Chromium that the end-to-end tests drive, with a font for Chinese: the one that is there, or Debian's.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { run, StepFailed } from './steps.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = ['/usr/bin', '/usr/local/bin', '/snap/bin', ...(process.env.PATH ?? '').split(path.delimiter)];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

export async function findOrInstallChromium() {
  let executable = findChromium();
  const needed = [...(executable ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
  if (needed.length > 0 && process.platform === 'linux') await installDebianPackages(needed, !executable);
  executable ??= findChromium();
  if (executable) return executable;
  throw new StepFailed('No Chromium found for the end-to-end tests: install Chromium or Chrome, or set CHROMIUM_PATH.');
}

function findChromium() {
  const named = PLACES.flatMap((place) => NAMES.map((name) => path.join(place, name)));
  return [process.env.CHROMIUM_PATH, ...named, MAC, ...playwrightDownloads()].find(
    (file) => file && isExecutable(file),
  );
}

function playwrightDownloads() {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? path.join(homedir(), '.cache/ms-playwright');
  if (!existsSync(folder)) return [];
  const browsers = readdirSync(folder).filter((name) => /^chromium-\d+$/.test(name));
  return browsers.flatMap((name) =>
    ['chrome-linux', 'chrome-linux64'].map((system) => path.join(folder, name, system, 'chrome')),
  );
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function hasChineseFont() {
  const answer = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return answer.status === 0 && answer.stdout.trim() !== '';
}

/** Without a browser nothing can be tested; without the font only the pictures suffer. */
async function installDebianPackages(names, required) {
  const [command, ...before] = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  const apt = (...args) => run(command, [...before, ...args], { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  try {
    await apt('update');
    await apt('install', '-y', '--no-install-recommends', ...names);
  } catch (error) {
    const hint = `apt-get could not install ${names.join(' and ')}`;
    if (required) throw new StepFailed(`${error.message}\n${hint}. Install Chromium or Chrome, or set CHROMIUM_PATH.`);
    console.log(`  ${hint}: Chinese text may show as boxes in pictures`);
  }
}
