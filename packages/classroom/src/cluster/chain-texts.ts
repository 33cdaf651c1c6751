import type { Bilingual } from '../decision.js';
import type { LabView } from '../view.js';

/** A device as people call it; a MAC that nobody owns stays what it is. */
export function deviceName(lab: LabView, node: string): Bilingual {
  const device = lab.nodes.find(({ name }) => name === node);
  switch (device?.role) {
    case 'client':
      return { zh: '客户端', en: 'the client' };
    case 'gateway':
      return { zh: '网关', en: 'the gateway' };
    case 'director':
      return { zh: '调度器', en: 'the director' };
    case 'server':
      return { zh: `服务器 ${device.number}`, en: `server ${device.number}` };
    default:
      return { zh: node, en: node };
  }
}

export function asks(asker: Bilingual, vip: string): Bilingual {
  return { zh: `${asker.zh}问所有人：谁有 ${vip}？`, en: capital(`${asker.en} asks everybody: who has ${vip}?`) };
}

export function tells(teller: Bilingual, vip: string, op: 1 | 2, isWrong: boolean): Bilingual {
  if (op === 1) {
    return {
      zh: `${teller.zh}自己发 ARP 请求，发送方写的是 ${vip}。`,
      en: capital(`${teller.en} sends an ARP request of its own with ${vip} as sender.`),
    };
  }
  return isWrong
    ? { zh: `${teller.zh}应答：${vip} 在我这儿。`, en: capital(`${teller.en} answers: ${vip} is here.`) }
    : { zh: `${teller.zh}也应答：${vip} 在我这儿。`, en: capital(`${teller.en} answers too: ${vip} is here.`) };
}

export function arrives(asker: Bilingual, teller: Bilingual, isWrong: boolean, isLater: boolean): Bilingual {
  if (isWrong) {
    return {
      zh: `${asker.zh}在邻居表里写下：VIP 在${spaced(teller.zh)}那里。`,
      en: capital(`${asker.en} writes into its neighbour table: the VIP is at ${teller.en}.`),
    };
  }
  return isLater
    ? {
        zh: `${teller.zh}的应答后到：1 秒之内，先到的留下（locktime）。`,
        en: `The answer of ${teller.en} comes later: within 1 s the first one stays (locktime).`,
      }
    : {
        zh: `${teller.zh}的应答先到，后来被盖掉了。`,
        en: `The answer of ${teller.en} came first and was overwritten.`,
      };
}

export function goes(asker: Bilingual, server: Bilingual, summary: string): Bilingual {
  return {
    zh: `${asker.zh}立刻把 ${summary} 发给${server.zh}：调度器没有经手。`,
    en: capital(`${asker.en} sends ${summary} straight to ${server.en}: the director never sees it.`),
  };
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** A thin gap between Han and Latin, as the interface sets it. */
function spaced(name: string): string {
  return /[0-9a-z]$/i.test(name) ? `${name} ` : name;
}
