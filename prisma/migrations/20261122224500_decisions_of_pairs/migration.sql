-- AlterTable
ALTER TABLE "decision" DROP CONSTRAINT "decision_pkey",
ADD CONSTRAINT "decision_pkey" PRIMARY KEY ("classroom_id", "seq", "participant_id");
