import { GradebookPage } from '@/features/gradebook/gradebook-page';
import { Texts } from '@/i18n/texts';

export default async function GradebookRoute({ params }: { params: Promise<{ classroomId: string }> }) {
  const { classroomId } = await params;
  return (
    <Texts of="all">
      <GradebookPage key={classroomId} classroomId={classroomId} />
    </Texts>
  );
}
