'use client';

import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { useTranslations } from '@/i18n';
import { DeviceSign } from '../device-sign';
import type { Completion, TerminalBlock, TerminalHost } from './terminal-block';
import { TerminalPrompt } from './terminal-prompt';
import { TerminalScreen } from './terminal-screen';
import { usePrompt } from './use-prompt';

export interface TerminalProps {
  /** In the order of their tabs. */
  readonly hosts: readonly TerminalHost[];
  readonly active: string;
  readonly onActive: (node: string) => void;
  readonly blocks: readonly TerminalBlock[];
  readonly busy: boolean;
  readonly complete: (node: string, line: string, cursor: number) => Completion;
  readonly onLine: (node: string, line: string) => void;
  /** What is to be known of a line before it is run; empty: nothing. */
  readonly noteOf?: (line: string) => string;
  /** Escape: the person leaves the terminal. */
  readonly onLeave: () => void;
  readonly footer?: ReactNode;
}

/** Terminals of all devices: one tab each, one screen for what was typed anywhere, one prompt for the chosen one. */
export function Terminal(props: TerminalProps) {
  const { hosts, active, onActive, blocks, busy, complete, onLine, noteOf, onLeave, footer } = props;
  const t = useTranslations('vocabulary');
  const id = useId();
  const host = hosts.find(({ node }) => node === active) ?? hosts[0];
  const prompt = usePrompt({
    history: blocks.filter(({ node }) => node === host?.node).map(({ command }) => command),
    complete: (line, cursor) => complete(host?.node ?? '', line, cursor),
    onLine: (line) => host !== undefined && onLine(host.node, line),
    onLeave,
  });
  if (host === undefined) return null;
  const choose = (node: string | undefined) => {
    if (node === undefined) return;
    onActive(node);
    prompt.input.current?.focus();
  };
  const byNumber = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.altKey) || !/^[1-9]$/.test(event.key)) return;
    event.preventDefault();
    choose(hosts[Number(event.key) - 1]?.node);
  };
  return (
    <section className="term" data-theme="dark" aria-label={t('terminal.name')} onKeyDown={byNumber}>
      <Tabs id={id} hosts={hosts} active={host.node} onChoose={choose} />
      <div className="term-panel" role="tabpanel" aria-labelledby={`${id}-${host.node}`}>
        <TerminalScreen hosts={hosts} blocks={blocks} label={t('terminal.screen')} onTyping={prompt.append} />
        <TerminalPrompt host={host} prompt={prompt} busy={busy} note={noteOf?.(prompt.text) ?? ''} />
      </div>
      {footer !== undefined && <div className="term-footer">{footer}</div>}
    </section>
  );
}

interface TabsProps {
  readonly id: string;
  readonly hosts: readonly TerminalHost[];
  readonly active: string;
  readonly onChoose: (node: string | undefined) => void;
}

function Tabs({ id, hosts, active, onChoose }: TabsProps) {
  const t = useTranslations('vocabulary');
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const index = (hosts.findIndex(({ node }) => node === active) + step + hosts.length) % hosts.length;
    onChoose(hosts[index]?.node);
    list.current?.querySelectorAll('button')[index]?.focus();
  };
  return (
    <div ref={list} className="term-tabs" role="tablist" aria-label={t('terminal.devices')} onKeyDown={move}>
      {hosts.map(({ node, role, number }) => (
        <button
          key={node}
          id={`${id}-${node}`}
          type="button"
          role="tab"
          aria-selected={node === active}
          tabIndex={node === active ? 0 : -1}
          data-testid={`terminal-tab-${node}`}
          onClick={() => onChoose(node)}
        >
          <DeviceSign device={role} number={number} size={18} />
          <span className="mono">{node}</span>
        </button>
      ))}
    </div>
  );
}
