/** Purchase orders, and the rule by which their amounts add up. Imports the kernel and the identifiers of the domains. */
package io.symbia.events.supplychain.order;
