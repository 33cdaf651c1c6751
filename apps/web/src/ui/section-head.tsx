import type { ReactNode } from 'react';

/** Heading of a small table: its name and, dim, the command that prints it. */
export function SectionHead({ title, command }: { title: ReactNode; command?: string }) {
  return (
    <div className="section-head">
      <h3>{title}</h3>
      {command !== undefined && <span className="cmd">{command}</span>}
    </div>
  );
}
