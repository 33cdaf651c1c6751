import type { YAMLMap } from 'yaml';
import type { LabFile } from './lab.js';
import { entries, fail, get, type Reader, readMap, scalarText } from './reader.js';

export function parseFiles(reader: Reader, top: YAMLMap, nodes: ReadonlySet<string>): LabFile[] {
  const node = get(reader, top, 'files');
  if (node === undefined) return [];
  const map = readMap(reader, node, '"files"', top);
  if (map === undefined) return [];
  return entries(reader, map).flatMap(({ key, keyNode, value }) => {
    if (!nodes.has(key)) fail(reader, keyNode, `"files" names "${key}", which is no node`);
    const paths = readMap(reader, value, `the files of ${key}`, keyNode);
    return paths === undefined ? [] : readNodeFiles(reader, paths, key);
  });
}

function readNodeFiles(reader: Reader, paths: YAMLMap, node: string): LabFile[] {
  const files: LabFile[] = [];
  for (const { key: path, keyNode, value } of entries(reader, paths)) {
    if (!path.startsWith('/')) fail(reader, keyNode, `file "${path}" of ${node} must be a path from "/"`);
    const text = scalarText(reader, value, `file "${path}" of ${node}`);
    if (text !== undefined) files.push({ node, path, text });
  }
  return files;
}
