import { LessonPage } from '@/features/learn/lesson-page';
import { Texts } from '@/i18n/texts';

export default async function LessonRoute({ params }: { params: Promise<{ lessonId: string }> }) {
  return (
    <Texts of="all">
      <LessonPage lessonId={(await params).lessonId} />
    </Texts>
  );
}
