/**
 * What is shown of consignments: one document for each, and one for each shipper's lateness. May import shared events,
 * support's views and the consignment's status; decides nothing.
 */
package io.symbia.logistics.views;
