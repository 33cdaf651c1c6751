/** The switch that all hosts are at. */
export const LAN = 'lan';

export type Node = { readonly name: string; readonly serve: readonly string[] };
export type Link = {
  readonly ends: readonly { readonly node: string; readonly interface: string; readonly mac?: string }[];
};
export type Step = { readonly on: string; readonly run: string };
export function labText(name: string, nodes: readonly Node[], links: readonly Link[], steps: readonly Step[]): string {
  const serve = (list: readonly string[]): string => (list.length === 0 ? '' : `, serve: [${list.join(', ')}]`);
  const end = (one: Link['ends'][number]): string => {
    const mac = one.mac === undefined ? '' : `, mac: "${one.mac}"`;
    return `{ node: ${JSON.stringify(one.node)}, interface: ${JSON.stringify(one.interface)}${mac} }`;
  };
  return [
    `name: ${JSON.stringify(name)}`,
    `title: ${JSON.stringify('Imported from real hosts')}`,
    'topology:',
    '  nodes:',
    ...nodes.map((node) => `    ${JSON.stringify(node.name)}: { kind: linux${serve(node.serve)} }`),
    `    ${LAN}: { kind: bridge }`,
    '  links:',
    ...links.map(({ ends }) => `    - { type: veth, endpoints: [${ends.map(end).join(', ')}] }`),
    'steps:',
    ...steps.map(({ on, run }) => `  - { on: ${JSON.stringify(on)}, run: ${JSON.stringify(run)} }`),
    '',
  ].join('\n');
}
