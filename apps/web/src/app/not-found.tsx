import { NotFoundPage } from '@/features/trouble/not-found-page';

export default function NotFound() {
  return <NotFoundPage />;
}
