import { ResultsPage } from '@/features/results/results-page';

export default async function ResultsRoute({ params }: { params: Promise<{ classroomId: string }> }) {
  const { classroomId } = await params;
  return <ResultsPage key={classroomId} classroomId={classroomId} />;
}
