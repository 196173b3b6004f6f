/** The doors: requests in, one command each, views out. They decide nothing. Imports commands, views and support. */
package io.symbia.payment.http;
