import type { Metadata } from 'next';
import { PlayPage } from '@/features/play';

export const metadata: Metadata = { title: 'Frameplay', robots: { index: false } };

export default async function Page({ params }: { params: Promise<{ classroomId: string }> }) {
  const { classroomId } = await params;
  return <PlayPage key={classroomId} classroomId={classroomId} />;
}
