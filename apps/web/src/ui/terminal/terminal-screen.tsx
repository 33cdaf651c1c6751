'use client';

import type { Terminal as Xterm } from '@xterm/xterm';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { whenIdle } from '@/lib/when-idle';
import { DeviceSign } from '../device-sign';
import { differing, type Piece } from './differing';
import type { TerminalBlock, TerminalHost } from './terminal-block';
import '@xterm/xterm/css/xterm.css';

export interface TerminalScreenProps {
  readonly hosts: readonly TerminalHost[];
  readonly blocks: readonly TerminalBlock[];
  readonly label: string;
  /** A key was pressed on the screen: typing happens in the prompt. */
  readonly onTyping: (text: string) => void;
}

/** Columns at the left for the device's sign. */
const MARGIN = 4;
const SCROLLBACK_LINES = 5000;

/** What has been typed on all devices and what it printed, one after the other, each with the sign of its device. */
export function TerminalScreen({ hosts, blocks, label, onTyping }: TerminalScreenProps) {
  const frame = useRef<HTMLDivElement>(null);
  const typing = useRef(onTyping);
  typing.current = onTyping;
  const [screen, setScreen] = useState<Screen | null>(null);
  const [signs, setSigns] = useState<readonly Sign[]>([]);

  useEffect(() => {
    let closed = false;
    let close = () => {};
    // The prompt comes first: it can be typed into before there is anything to show.
    whenIdle(() => {
      if (closed) return;
      void openScreen(frame.current, label, (text) => typing.current(text)).then((opened) => {
        if (closed) return opened?.close();
        if (opened === null) return;
        close = opened.close;
        setScreen(opened);
      });
    });
    return () => {
      closed = true;
      close();
      setScreen(null);
    };
  }, [label]);

  useEffect(() => {
    if (screen !== null) setSigns(draw(screen, blocks));
  }, [screen, blocks]);

  return (
    <div className="term-screen" ref={frame} data-testid="terminal-screen">
      {signs.map(({ key, node, element }) => {
        const host = hosts.find((one) => one.node === node);
        return host === undefined
          ? null
          : createPortal(<DeviceSign device={host.role} number={host.number} size={16} />, element, key);
      })}
    </div>
  );
}

interface Sign {
  readonly key: string;
  readonly node: string;
  readonly element: HTMLElement;
}

interface Screen {
  readonly xterm: Xterm;
  readonly close: () => void;
  /** Keys and outputs of the blocks that are drawn. */
  drawn: { readonly block: TerminalBlock; readonly sign: Sign }[];
}

/** xterm.js needs a window, so it is loaded when there is one. */
async function openScreen(
  parent: HTMLElement | null,
  label: string,
  onTyping: (text: string) => void,
): Promise<Screen | null> {
  const [{ Terminal }, { FitAddon }] = await Promise.all([import('@xterm/xterm'), import('@xterm/addon-fit')]);
  if (parent === null || !parent.isConnected) return null;
  const styles = getComputedStyle(parent);
  const xterm = new Terminal({
    allowProposedApi: true,
    convertEol: true,
    cursorInactiveStyle: 'none',
    cursorStyle: 'bar',
    cursorWidth: 1,
    fontFamily: styles.getPropertyValue('--mono'),
    fontSize: 13.5,
    lineHeight: 1.4,
    screenReaderMode: true,
    scrollback: SCROLLBACK_LINES,
    theme: {
      background: styles.getPropertyValue('--term').trim(),
      foreground: styles.getPropertyValue('--term-ink').trim(),
      cursor: styles.getPropertyValue('--term').trim(),
      brightWhite: '#ffffff',
      black: styles.getPropertyValue('--on-now').trim(),
      yellow: styles.getPropertyValue('--now').trim(),
    },
  });
  const fit = new FitAddon();
  xterm.loadAddon(fit);
  xterm.open(parent);
  xterm.textarea?.setAttribute('aria-label', label);
  // Tab and Escape belong to the page, so that nobody is caught here.
  xterm.attachCustomKeyEventHandler((event) => !['Tab', 'Escape'].includes(event.key));
  xterm.onData((text) => onTyping(text));
  const resized = new ResizeObserver(() => fit.fit());
  resized.observe(parent);
  fit.fit();
  return {
    xterm,
    drawn: [],
    close: () => {
      resized.disconnect();
      xterm.dispose();
    },
  };
}

/** Writes what is new; after an undo, or when a running command has ended, everything anew. */
function draw(screen: Screen, blocks: readonly TerminalBlock[]): readonly Sign[] {
  const isContinued = screen.drawn.every(
    ({ block }, index) =>
      blocks[index]?.key === block.key &&
      blocks[index]?.output === block.output &&
      blocks[index]?.before === block.before,
  );
  if (!isContinued || screen.drawn.length > blocks.length) {
    screen.xterm.reset();
    screen.drawn = [];
  }
  for (const block of blocks.slice(screen.drawn.length)) {
    screen.drawn.push({ block, sign: write(screen.xterm, block) });
  }
  return screen.drawn.map(({ sign }) => sign);
}

function write(xterm: Xterm, block: TerminalBlock): Sign {
  const margin = ' '.repeat(MARGIN);
  const output = block.output ?? '';
  const lines = output === '' ? [] : output.replace(/\n$/, '').split('\n');
  const command = `${margin}\x1b[1;97m${block.node}# ${printable(block.command)}\x1b[0m`;
  const element = document.createElement('span');
  element.className = block.changes ? 'term-sign term-changes' : 'term-sign';
  const shown = differing(
    lines.map(printable).join('\n'),
    block.before === null ? null : printable(block.before.trimEnd()),
  );
  const text = [command, ...(lines.length === 0 ? [] : shown.map((line) => margin + line.map(coloured).join('')))].join(
    '\r\n',
  );
  // The marker is set when the text has been parsed, and counts back to the command's line.
  xterm.write(`${text}\r\n`, () => {
    const rows = rowsOf(block, xterm.cols);
    const marker = xterm.registerMarker(-rows);
    if (marker === undefined) return;
    const decoration = xterm.registerDecoration({ marker, width: MARGIN - 1, height: 1 });
    decoration?.onRender(place(element));
    xterm.scrollToBottom();
  });
  return { key: block.key, node: block.node, element };
}

/** What differs from the last time is black on yellow. */
function coloured({ text, differs }: Piece): string {
  return differs ? `\x1b[30;43m${text}\x1b[0m` : text;
}

function rowsOf({ node, command, output }: TerminalBlock, cols: number): number {
  const lines = output === null || output === '' ? [] : output.replace(/\n$/, '').split('\n');
  return [`${node}# ${command}`, ...lines].reduce(
    (rows, line) => rows + Math.max(1, Math.ceil((line.length + MARGIN) / cols)),
    0,
  );
}

function place(element: HTMLElement): (parent: HTMLElement) => void {
  return (parent) => {
    if (element.parentElement !== parent) parent.append(element);
  };
}

/** Nothing a command prints may move the cursor or colour the screen. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}
