import { JoinFromLanding } from '@/features/join/join-from-landing';
import { LandingPage } from '@/features/landing/landing-page';
import { LessonLinks } from '@/features/learn/lesson-links';

export default function HomePage() {
  return <LandingPage join={<JoinFromLanding />} lessons={<LessonLinks />} />;
}
