import { type ArpChainView, type ArpMangle, type ArpRule, formatIpv4, formatMac } from '@frameplay/engine';
import { opcodeName } from './opcodes.js';
import type { ArpListLook } from './request.js';

/** `arptables -S`. */
export function savedArpChains(chains: readonly ArpChainView[]): string {
  const policies = chains.map(({ hook, policy }) => `-P ${hook} ${policy}\n`);
  const rules = chains.flatMap(({ hook, rules: entries }) =>
    entries.map(({ rule }) => `-A ${hook} ${ruleText(rule, { numeric: true, verbose: false })}\n`),
  );
  return [...policies, ...rules].join('');
}

/** `arptables -L`: a blank line between two chains. */
export function listedArpChains(chains: readonly ArpChainView[], look: ArpListLook): string {
  return chains.map((chain) => listedChain(chain, look)).join('\n');
}

function listedChain({ hook, policy, rules }: ArpChainView, look: ArpListLook): string {
  const head = `Chain ${hook} (policy ${policy}${look.verbose ? ' 0 packets, 0 bytes' : ''})\n`;
  const rows = rules.map(({ rule, packets, bytes }, index) => {
    const number = look.lineNumbers ? `${index + 1} ` : '';
    const counts = look.verbose ? ` , pcnt=${packets} -- bcnt=${bytes} ` : '';
    return `${number}${ruleText(rule, look)}${counts}\n`;
  });
  return [head, ...rows].join('');
}

type TextLook = Pick<ArpListLook, 'numeric' | 'verbose'>;

function ruleText(rule: ArpRule, look: TextLook): string {
  const { target, source, destination, sourceMac, destinationMac, opcode } = rule;
  const parts = [
    target.kind === 'none' ? '' : `-j ${target.kind === 'mangle' ? 'mangle' : target.kind.toUpperCase()}`,
    interfaceText('-i', rule.inInterface, look),
    interfaceText('-o', rule.outInterface, look),
    source === null ? '' : `${not(source)}-s ${prefixText(source)}`,
    sourceMac === null ? '' : `${not(sourceMac)}--src-mac ${formatMac(sourceMac.mac)}`,
    destination === null ? '' : `${not(destination)}-d ${prefixText(destination)}`,
    destinationMac === null ? '' : `${not(destinationMac)}--dst-mac ${formatMac(destinationMac.mac)}`,
    opcode === null ? '' : `${not(opcode)}--opcode ${look.numeric ? opcode.operation : opcodeName(opcode.operation)}`,
    target.kind === 'mangle' ? mangleText(target) : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function not({ inverted }: { readonly inverted: boolean }): string {
  return inverted ? '! ' : '';
}

/** With `-v` an interface is shown where none was given, too. */
function interfaceText(option: string, match: ArpRule['inInterface'], { numeric, verbose }: TextLook): string {
  if (match !== null) return `${not(match)}${option} ${match.name}`;
  return verbose ? `${option} ${numeric ? '*' : 'any'}` : '';
}

function prefixText({ address, prefixLength }: NonNullable<ArpRule['source']>): string {
  return `${formatIpv4(address)}${prefixLength === 32 ? '' : `/${prefixLength}`}`;
}

function mangleText({ senderIp, targetIp, senderMac, targetMac, verdict }: ArpMangle): string {
  const parts = [
    senderIp === null ? '' : `--mangle-ip-s ${formatIpv4(senderIp)}`,
    senderMac === null ? '' : `--mangle-mac-s ${formatMac(senderMac)}`,
    targetIp === null ? '' : `--mangle-ip-d ${formatIpv4(targetIp)}`,
    targetMac === null ? '' : `--mangle-mac-d ${formatMac(targetMac)}`,
    verdict === 'accept' ? '' : `--mangle-target ${verdict.toUpperCase()}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}
