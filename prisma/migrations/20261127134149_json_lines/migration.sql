-- AlterEnum
ALTER TYPE "ExportFormat" ADD VALUE 'JSONL';
