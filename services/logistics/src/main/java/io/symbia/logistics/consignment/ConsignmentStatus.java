package io.symbia.logistics.consignment;

/** Where a consignment stands; the transitions are in {@link Consignment}. */
public enum ConsignmentStatus {
    /** Agreed; no departure is known. */
    BOOKED,
    /** It departed at least once, by a report that still counts. */
    IN_TRANSIT,
    /** Its consignee has it. */
    DELIVERED,
    /** It will not be found; final. */
    LOST,
    /** Its shipper has it again; final. */
    RETURNED;

    /** Whether nothing more happens but a retraction. */
    public boolean isOver() {
        return switch (this) {
            case BOOKED, IN_TRANSIT -> false;
            case DELIVERED, LOST, RETURNED -> true;
        };
    }
}
