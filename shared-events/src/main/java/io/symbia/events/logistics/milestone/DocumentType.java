package io.symbia.events.logistics.milestone;

import io.symbia.events.kernel.form.Unrecognised;

/** A document or request of a shipment: DCSA {@code documentTypeCode}. */
public enum DocumentType {
    /** Carrier booking request. */
    CBR,
    /** Booking. */
    BKG,
    /** Shipping instruction. */
    SHI,
    /** Shipment release message. */
    SRM,
    /** Transport document: a bill of lading or a waybill. */
    TRD,
    /** Delivery instructions. */
    DEI,
    /** Delivery order. */
    DEO,
    /** Transport order. */
    TRO,
    /** Container release order. */
    CRO,
    /** Arrival notice. */
    ARN,
    /** Verified gross mass (SOLAS VI/2). */
    VGM,
    /** Cargo survey. */
    CAS,
    /** Customs clearance. */
    CUC,
    /** Customs inspection. */
    CUS,
    /** Dangerous goods declaration. */
    DGD,
    /** Out of gauge. */
    OOG,
    /** Contract quotation. */
    CQU,
    /** Invoice. */
    INV,
    /** Health certificate. */
    HCE,
    /** Phytosanitary certificate. */
    PCE,
    /** Veterinary certificate. */
    VCE,
    /** Fumigation certificate. */
    FCE,
    /** Inspection certificate. */
    ICE,
    /** Certificate of analysis. */
    CEA,
    /** Certificate of origin. */
    CEO,
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED
}
