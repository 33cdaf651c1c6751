// What the lock file must hold: every platform's packages (else `npm ci` fails elsewhere), no address of any registry,
// no version below the fixes of known holes, and exact versions in every package.json.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FLOORS = {
  ws: '8.21.0',
  'engine.io': '6.6.10',
  'socket.io-parser': '4.2.7',
  'socket.io-adapter': '2.5.7',
  next: '16.0.7',
};

const root = path.join(import.meta.dirname, '..');
const readJson = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const packages = readJson('package-lock.json').packages;
const entries = Object.entries(packages);
const nameOf = (place) => place.replace(/^.*node_modules\//, '');
const findings = [...missingPlatforms(), ...addresses(), ...belowFloors(), ...floating()];

for (const finding of findings) console.error(finding);
console.log(
  `lock: ${entries.length} packages, ${findings.length === 0 ? 'no findings' : `${findings.length} findings`}`,
);
process.exitCode = findings.length === 0 ? 0 : 1;

function missingPlatforms() {
  const known = new Set(entries.map(([place]) => nameOf(place)));
  return entries.flatMap(([place, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !known.has(name))
      .map((name) => `${place || 'package.json'}: the lock lacks its optional package ${name}; pin a complete version`),
  );
}

function addresses() {
  return entries
    .filter(([, entry]) => /^[a-z+]+:/.test(entry.resolved ?? ''))
    .map(([place]) => `${place}: has a resolved address; install with this repository's .npmrc`);
}

function belowFloors() {
  return entries
    .filter(([place, { version }]) => FLOORS[nameOf(place)] && isLower(version, FLOORS[nameOf(place)]))
    .map(
      ([place, { version }]) => `${place}: ${version} has a known hole, at least ${FLOORS[nameOf(place)]} is needed`,
    );
}

function isLower(version, floor) {
  const [left, right] = [version, floor].map((text) => text.split(/[.-]/).slice(0, 3).map(Number));
  const at = left.findIndex((part, index) => part !== right[index]);
  return at >= 0 && left[at] < right[at];
}

function floating() {
  const folders = ['packages', 'apps'].flatMap((folder) =>
    readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`),
  );
  const files = ['package.json', ...folders.map((folder) => `${folder}/package.json`)].filter((file) =>
    existsSync(path.join(root, file)),
  );
  return files.flatMap((file) => {
    const { dependencies, devDependencies, optionalDependencies } = readJson(file);
    return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${file}: ${name} "${version}" floats; pin one version`);
  });
}
