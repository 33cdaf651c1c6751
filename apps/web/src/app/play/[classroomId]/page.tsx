import type { Metadata } from 'next';
import { PlayPage } from '@/features/play';
import { Texts } from '@/i18n/texts';

export const metadata: Metadata = { title: 'Frameplay', robots: { index: false } };

export default async function Page({ params }: { params: Promise<{ classroomId: string }> }) {
  const { classroomId } = await params;
  return (
    <Texts of="all">
      <PlayPage key={classroomId} classroomId={classroomId} />
    </Texts>
  );
}
