import { Injectable } from '@nestjs/common';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5];

/** Numbers for an operator. Labels are kinds, never people, codes or classrooms. */
@Injectable()
export class Metrics {
  readonly #registry = new Registry();
  readonly #acknowledgements = new Histogram({
    name: 'frameplay_command_seconds',
    help: 'From the arrival of a command to its acknowledgement',
    labelNames: ['answer'],
    buckets: SECONDS,
    registers: [this.#registry],
  });
  readonly #arrivals = new Counter({
    name: 'frameplay_followers_total',
    help: 'Connections by how they began: from a snapshot, or resumed from a seq',
    labelNames: ['from'],
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  /** `answer`: ok, or the first part of the code of a refusal. */
  acknowledged(seconds: number, answer: string): void {
    this.#acknowledgements.observe({ answer }, seconds);
  }

  arrived(from: 'snapshot' | 'resume'): void {
    this.#arrivals.inc({ from });
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
