'use client';

import type { ForwardingWay } from '@frameplay/lab';
import { useState } from 'react';
import { useTranslations } from '@/i18n';
import { AppHeader, Banner, Button } from '@/ui';
import { DirectorChart } from './director-chart';
import { LoadTable } from './load-table';
import type { Prediction } from './prediction';
import { PredictionForm } from './prediction-form';
import { ServerSpread } from './server-spread';
import { SizeChoice } from './size-choice';
import { runWay, type WayLoad } from './three-ways';
import './compare.css';

const WAYS: readonly ForwardingWay[] = ['dr', 'nat', 'tun'];
const REQUESTS_PER_SERVER = 2;
const REQUESTS_MAX = 200;

const NOTHING: Prediction = { dr: null, nat: null, tun: null };

/** `/compare`: the same traffic by direct route, NAT and tunnel. First the reader says what the director will carry. */
export function ComparePage() {
  const t = useTranslations('compare');
  const [servers, setServers] = useState(2);
  const [answerBytes, setAnswerBytes] = useState(10_000);
  const [prediction, setPrediction] = useState<Prediction>(NOTHING);
  const [loads, setLoads] = useState<readonly WayLoad[]>([]);
  const [state, setState] = useState<'open' | 'running' | 'failed'>('open');
  const requests = Math.min(REQUESTS_MAX, Math.max(8, servers * REQUESTS_PER_SERVER));
  const isMissing = WAYS.some((way) => prediction[way] === null);

  const again = () => {
    setLoads([]);
    setPrediction(NOTHING);
  };
  const run = async () => {
    if (isMissing || state === 'running') return;
    setState('running');
    try {
      const done: WayLoad[] = [];
      for (const way of WAYS) {
        done.push(await runWay(way, { servers, requests, answerBytes }));
        // Between two ways the page gets its turn.
        await new Promise((next) => setTimeout(next));
      }
      setLoads(done);
      setState('open');
    } catch {
      setState('failed');
    }
  };

  return (
    <>
      <AppHeader crumb={<b>{t('title')}</b>} />
      <main className="page-main compare-page">
        <h1>{t('title')}</h1>
        <p className="ink2">{t('lead')}</p>
        {loads.length === 0 ? (
          <>
            <SizeChoice
              servers={servers}
              answerBytes={answerBytes}
              onServers={setServers}
              onAnswerBytes={setAnswerBytes}
            />
            <PredictionForm
              ways={WAYS}
              totalBytes={requests * answerBytes}
              requests={requests}
              prediction={prediction}
              onChange={setPrediction}
            />
            <div className="compare-go">
              <Button
                variant="primary"
                large
                waiting={isMissing || state === 'running'}
                data-testid="compare-run"
                onClick={run}
              >
                {state === 'running' ? t('running') : t('run')}
              </Button>
              {isMissing && <span className="ink2 small">{t('missing')}</span>}
            </div>
            {state === 'failed' && <Banner tone="error" title={t('failed')} />}
          </>
        ) : (
          <div className="compare-result" aria-live="polite" data-testid="compare-result">
            <DirectorChart loads={loads} prediction={prediction} />
            <LoadTable loads={loads} />
            <ServerSpread loads={loads} />
            <p>
              <Button onClick={again}>{t('again')}</Button>
            </p>
          </div>
        )}
      </main>
    </>
  );
}
