;;; probe.el --- Uses the language server in Emacs as a person would  -*- lexical-binding: t; -*-

;;; Commentary:

;; Writes down what there is to see.

;;; Code:

(require 'json)
(require 'cl-lib)

(defvar probe-seen nil)

(defun probe-see (name value)
  "Remember VALUE under NAME."
  (push (cons name value) probe-seen))

(defmacro probe-wait-for (what condition)
  "Wait until CONDITION holds; WHAT is for the error where it never does."
  `(let ((ends (time-add nil 30)))
     (while (not ,condition)
       (when (time-less-p ends nil)
         (error "Waited in vain for %s" ,what))
       (accept-process-output nil 0.05))))

(defun probe-go-behind (text)
  "Put the cursor behind TEXT."
  (goto-char (point-min))
  (search-forward text))

(defun probe-face-of (text)
  "The face of TEXT."
  (probe-go-behind text)
  (get-text-property (match-beginning 0) 'face))

(defmacro probe-edit (edit)
  "Do EDIT, and do not wait for a pause in typing until the server is told."
  `(progn ,edit (eglot--signal-textDocument/didChange)))

(defun probe-text-of (name)
  "The text of the buffer NAME, or none."
  (if (get-buffer name) (with-current-buffer name (buffer-string)) ""))

(defun probe ()
  "Do what a person would do."
  (find-file "small.ccsim")
  (probe-see 'filetype (string-remove-suffix "-mode" (symbol-name major-mode)))
  (run-hooks 'post-command-hook)
  (probe-wait-for "the server" (eglot-current-server))

  (flymake-start)
  (probe-wait-for "two mistakes" (= 2 (length (flymake-diagnostics))))
  (let ((mistake (car (flymake-diagnostics (point-min) (progn (probe-go-behind "Anne") (point))))))
    (probe-see 'mistake (list (buffer-substring-no-properties (flymake-diagnostic-beg mistake)
                                                              (flymake-diagnostic-end mistake))
                              (flymake-diagnostic-text mistake))))

  ;; As it is for every command that is started from a window.
  (setenv "TERM" "dumb")
  (compile compile-command)
  (probe-wait-for "the check" (string-match-p "2 errors" (probe-text-of "*compilation*")))
  (next-error)
  (probe-see 'jumped (list (buffer-name) (line-number-at-pos)))

  (font-lock-ensure)
  (probe-see 'colours (mapcar #'probe-face-of '("scenario" "no keyword" "\"site.ccsim" "AVAILABLE" "10s" "Ann")))

  (probe-go-behind "at 0s  ")
  (probe-edit (insert "A "))
  (backward-char)
  (let* ((capf (run-hook-with-args-until-success 'completion-at-point-functions))
         (typed (buffer-substring-no-properties (nth 0 capf) (nth 1 capf))))
    (probe-see 'completion (mapcar #'substring-no-properties (all-completions typed (nth 2 capf)))))
  (probe-edit (delete-region (1- (point)) (1+ (point))))

  (probe-go-behind "at 0s  ")
  (let (said)
    (run-hook-with-args 'eldoc-documentation-functions (lambda (text &rest _) (setq said (or said text))))
    (probe-wait-for "an explanation" said)
    (probe-see 'hover (substring-no-properties said)))

  (probe-go-behind "at 0s  ")
  (xref-find-definitions (xref-backend-identifier-at-point (xref-find-backend)))
  (probe-see 'definition (list (buffer-name) (line-number-at-pos)))
  (switch-to-buffer "small.ccsim")

  (probe-go-behind "Anne")
  (probe-edit (delete-char -1))
  (probe-wait-for "one mistake" (= 1 (length (flymake-diagnostics))))
  (probe-go-behind "Ben")
  ;; By the keyboard, and the first choice.
  (cl-letf ((last-nonmenu-event ?x)
            ((symbol-function 'completing-read) (lambda (_ choices &rest _) (car (all-completions "" choices)))))
    (probe-edit (eglot-code-actions (1- (point)) (point) nil t)))
  (probe-wait-for "no mistake" (null (flymake-diagnostics)))
  (probe-see 'mistakes (length (flymake-diagnostics)))

  (eglot-format-buffer)
  (goto-char (point-min))
  (forward-line 6)
  (probe-see 'formatted (buffer-substring-no-properties (line-beginning-position) (line-end-position)))
  (forward-line -1)
  (delete-horizontal-space)
  (indent-for-tab-command)
  (probe-see 'indented (current-indentation))
  (comment-line 1)
  (forward-line -1)
  (probe-see 'commented (buffer-substring-no-properties (line-beginning-position) (line-end-position)))
  (comment-line 1)

  (ccsim-run)
  (probe-wait-for "the run" (string-match-p "2 passed, 0 failed" (probe-text-of "*compilation*")))
  (probe-see 'ran (with-current-buffer "*compilation*" (buffer-substring-no-properties (point-min) (point-max))))

  (switch-to-buffer "small.ccsim")
  (probe-go-behind "at 0s  ")
  (setq eglot-confirm-server-initiated-edits nil)
  (eglot-rename "Zoe")
  (probe-see 'renamed (mapcar (lambda (name) (substring-no-properties (probe-text-of name))) '("site.ccsim" "small.ccsim"))))

(condition-case problem
    (probe)
  (error (probe-see 'problem (list (format "%S" problem) (probe-text-of "*compilation*") (probe-text-of "small.ccsim")))))

(let ((coding-system-for-write 'utf-8))
  (write-region (json-encode probe-seen) nil (getenv "CCSIM_SEEN")))
(kill-emacs 0)
;;; probe.el ends here
