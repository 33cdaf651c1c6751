'use client';

import type { LabView } from '@frameplay/classroom';
import { useCallback } from 'react';
import { useApi } from './api';

export type LabOf = (activityIndex: number) => LabView | null;

/**
 * The networks that a group has come to, by activity, for the signs of their devices: every group has addresses of its own.
 * Until they are here, addresses are plain text. `token`: a participant's; a teacher comes with the session cookie.
 */
export function useGroupLabs(classroomId: string, clusterId: string | null, token?: string): LabOf {
  const path = clusterId === null ? null : `/api/classrooms/${classroomId}/clusters/${clusterId}/labs`;
  const { answer } = useApi(path, 'labViews', token);
  return useCallback((index) => (answer.state === 'ok' ? (answer.value.labs[index] ?? null) : null), [answer]);
}
