import { LessonPage } from '@/features/learn/lesson-page';

export default async function LessonRoute({ params }: { params: Promise<{ lessonId: string }> }) {
  return <LessonPage lessonId={(await params).lessonId} />;
}
