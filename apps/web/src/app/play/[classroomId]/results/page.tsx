import { ResultsPage } from '@/features/results/results-page';
import { Texts } from '@/i18n/texts';

export default async function ResultsRoute({ params }: { params: Promise<{ classroomId: string }> }) {
  const { classroomId } = await params;
  return (
    <Texts of="all">
      <ResultsPage key={classroomId} classroomId={classroomId} />
    </Texts>
  );
}
