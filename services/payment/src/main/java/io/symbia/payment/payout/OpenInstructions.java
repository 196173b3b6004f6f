package io.symbia.payment.payout;

import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.payment.payout.OpenInstruction.Turn;
import io.symbia.support.consumer.StateTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The open instructions: put when created, removed when final, so that after a restart nothing has to be searched for. A
 * table is read by row only, so the instructions are spread over a fixed number of rows; in normal operation each is short.
 */
public final class OpenInstructions {

    static final int ROWS = 64; // Read one by one in a sweep; a provider's outage of 10,000 payments is 160 in each.

    private final StateTable<Row> table;
    private final List<ReentrantLock> locks =
            new ArrayList<>(); // Threads of this process queue; others are told by revision.

    public OpenInstructions(StateTable<Row> table) {
        this.table = table;
        for (int row = 0; row < ROWS; row++) locks.add(new ReentrantLock());
    }

    /** Puts an instruction; one that is there already stays as it is. */
    void put(OpenInstruction instruction) {
        PaymentInstructionId id = instruction.order().instructionId();
        change(rowOf(id), open -> {
            boolean known = open.stream()
                    .anyMatch(other -> other.order().instructionId().equals(id));
            if (known) return open;
            List<OpenInstruction> more = new ArrayList<>(open);
            more.add(instruction);
            return more;
        });
    }

    /** Removes an instruction that is final. */
    void remove(PaymentInstructionId id) {
        change(
                rowOf(id),
                open -> open.stream()
                        .filter(other -> !other.order().instructionId().equals(id))
                        .toList());
    }

    /**
     * Takes an instruction in hand.
     *
     * @param instance who takes it
     * @param until    from when on others may take it whatever becomes of that instance
     * @param living   whether an instance lives
     * @return what there is to do; empty when another has it in hand, when its rest is not over, and when it is final
     */
    Optional<OpenInstruction> claim(
            PaymentInstructionId id, String instance, Instant now, Instant until, Predicate<String> living) {
        List<OpenInstruction> claimed = new ArrayList<>();
        change(rowOf(id), open -> {
            claimed.clear(); // The row may have changed meanwhile, and this is asked again.
            return replace(open, id, found -> {
                if (!found.isFree(now, living)) return found;
                OpenInstruction mine = found.with(new Turn(Optional.of(instance), found.failures(), until));
                claimed.add(mine);
                return mine;
            });
        });
        return claimed.stream().findFirst();
    }

    /**
     * Lays an instruction back that is not final yet.
     *
     * @param instance who had it in hand; if that is another by now, nothing changes
     */
    void release(PaymentInstructionId id, String instance, int failures, Instant notBefore) {
        change(
                rowOf(id),
                open -> replace(
                        open,
                        id,
                        found -> found.turn().flatMap(Turn::by).equals(Optional.of(instance))
                                ? found.with(new Turn(Optional.empty(), failures, notBefore))
                                : found));
    }

    private static List<OpenInstruction> replace(
            List<OpenInstruction> open, PaymentInstructionId id, UnaryOperator<OpenInstruction> change) {
        return open.stream()
                .map(found -> found.order().instructionId().equals(id) ? change.apply(found) : found)
                .toList();
    }

    /** The instructions of one row, in [0, {@value #ROWS}). */
    List<OpenInstruction> in(int row) {
        return table.find(Integer.toString(row)).map(Row::open).orElse(List.of());
    }

    /** How many there are. */
    int count() {
        int count = 0;
        for (int row = 0; row < ROWS; row++) count += in(row).size();
        return count;
    }

    private void change(int row, UnaryOperator<List<OpenInstruction>> change) {
        ReentrantLock lock = locks.get(row);
        lock.lock();
        try {
            table.update(
                    Integer.toString(row),
                    found -> new Row(change.apply(found.map(Row::open).orElse(List.of()))));
        } finally {
            lock.unlock();
        }
    }

    private static int rowOf(PaymentInstructionId id) {
        return Math.floorMod(id.value().hashCode(), ROWS);
    }

    /** A row of the table. */
    public record Row(List<OpenInstruction> open) {
        public Row {
            open = List.copyOf(open);
        }
    }
}
