-- AlterTable
ALTER TABLE "attempt" ADD COLUMN     "hint_cost" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'seat';

-- AlterTable
ALTER TABLE "classroom" ADD COLUMN     "progress" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "result" (
    "classroom_id" TEXT NOT NULL,
    "participant_id" TEXT NOT NULL,
    "activity" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "cluster_id" TEXT NOT NULL,
    "seat" TEXT NOT NULL,
    "activity_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "points" DOUBLE PRECISION NOT NULL,
    "out_of" DOUBLE PRECISION NOT NULL,
    "mode" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "detail" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "result_pkey" PRIMARY KEY ("participant_id","activity","item","attempt")
);

-- CreateTable
CREATE TABLE "lesson_content" (
    "hash" TEXT NOT NULL,
    "lesson_id" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lesson_content_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "result_classroom_id_idx" ON "result"("classroom_id");

-- AddForeignKey
ALTER TABLE "result" ADD CONSTRAINT "result_classroom_id_fkey" FOREIGN KEY ("classroom_id") REFERENCES "classroom"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result" ADD CONSTRAINT "result_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
