// adopt.mjs DIR LAB.yml ...: keeps labs, and what a real kernel made of them (in DIR), as test data in this folder.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const [recorded, ...labs] = process.argv.slice(2);
if (recorded === undefined || labs.length === 0) {
  console.error('adopt.mjs DIR LAB.yml ...');
  process.exit(2);
}
for (const lab of labs) {
  const name = path.basename(lab, '.yml');
  const text = readFileSync(lab, 'utf8');
  if (!text.split('\n').includes(`name: ${name}`)) throw new Error(`${lab} does not have the name of its file`);
  const outcomes = ['trace.jsonl', 'state.json'].map((suffix) => `${name}.${suffix}`);
  const packed = outcomes.map((file) => brotliCompressSync(readFileSync(path.join(recorded, file))));
  writeFileSync(new URL(`labs/${name}.yml`, import.meta.url), text);
  for (const [index, file] of outcomes.entries()) {
    writeFileSync(new URL(`traces/${file}.br`, import.meta.url), packed[index] ?? '');
  }
}
