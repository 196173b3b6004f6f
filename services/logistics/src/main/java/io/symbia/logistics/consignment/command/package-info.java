/**
 * What a consignment can be asked. A command that exists is well-formed; whether it is carried out the consignment
 * decides. One file a message, which makes one more than the usual dozen. May import shared events and
 * Axon's annotations.
 */
package io.symbia.logistics.consignment.command;
